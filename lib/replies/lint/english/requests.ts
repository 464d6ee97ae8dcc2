import { type Detector, english } from '../patterns.ts';
import { refused } from './words.ts';

/** How sellers put it in English: what a buyer is asked to do with an order. */
export const requests: Record<string, Detector> = {
  'forbidden-order-chasing-or-cancel-request/cancel': {
    says: english(
      'please|pls|plz|kindly|could|can|cud|would|need|ask|asking|help|better|should|must|have_to|just|so|suggest~|want|like|easiest|quickest|best|appreciate|if|mind|instead you|u|ya|for_you? ... cancel|cancelling|canceling|cancellation',
      'please|pls|plz|kindly|just|then * cancel|request_cancellation|request_a_cancellation',
      'press|tap|click|hit|choose|select|use|go_to|request|submit|raise|file|do * cancel|cancellation',
      "cancel~ ... with|because|as|reason * no_longer|changed|don't_need|don't_want|mistake|wrong_address",
      "cancel ... your|on_your|from_your|on_ur|ur|the_buyer|buyer's side|end|account|app|phone",
      "choose|select|put|pick|say|state|mark|tell|write|reason * no_longer|changed|don't|dont|not|mistake|wrong_address|found need|needed|want|wanted|mind|my_mind|longer|cheaper|ordered",
    ),
    unless: english(
      'if|in_case|should you|u * want|wish|like|prefer|decide|need|change|changed * cancel',
      'can|could|may|u_can|able_to|free_to|welcome_to still|always|also cancel',
      'can|may|could|free_to|still|able_to|welcome_to|right_to|possible_to * cancel * until|till|before|any|anytime|within|yourself|free|up_to|while|for_free',
      'cancelled|canceled * as|for|per|your|request|you|already',
      'how to cancel',
      "can't|cannot|unable_to|able_to cancel",
      'your cancellation request|was|has|is',
      'before|until|after|unless you? cancel',
      'cancel~? * as you asked|requested|wanted',
      'i|we can|could|will|have|would|shall cancel',
      'noise|sound|echo cancelling|canceling|cancellation',
    ),
    negated:
      /(?<![a-z])(?:don't|do not|no need to|not|never|cannot|can't|without|please don't)(?! (?:want|need|hesitate))(?![a-z])/,
    acquits:
      /(?:since|as|because) you(?:'d| would|'ve)? (?:like|want|wanted|ask|asked|prefer)[^.!?\n]{0,20} cancel|you (?:asked|wanted|wished|requested|wrote|said|mentioned|told)[^.!?\n]{0,30} cancel|you (?:can|may|could) (?:still |always |also )?cancel|if you (?:want|wish|like|prefer|decide|would like|'d like|need) to cancel/,
  },
  // What holds everywhere: a reason that is not the true one, the seller's own fault laid on the buyer, receipt in advance.
  'forbidden-order-chasing-or-cancel-request/pretext': {
    says: english(
      "cancel~|refund|return ... choose|select|put|pick|say|state|mark|tick|check|tell|write|reason|as|give * change_of_mind|changed_mind|buyer_remorse|no_longer|changed|don't_need|don't_want|dont_need|dont_want|not_needed|mistake|wrong_address|found_cheaper|ordered_twice",
      "choose|select|put|pick|state|mark|reason * no_longer|changed_my|changed_your|don't_need|don't_want|by_mistake|ordered_by ... cancel~|refund|return",
      "say|tell|write * changed_your_mind|changed_ur_mind|dont_want|don't_want|no_longer ... against|penalty|defect|count|counts|strike",
      'please|pls|kindly|help|can|could|must * confirm|click|press|mark * receipt|received|delivery|delivered * now|today|early|already|in_advance|even_if|before',
    ),
    near: [
      {
        all: [
          english(
            'please|pls|plz|kindly|could|can|would|need|ask|asking|help|appreciate|mind|best|easiest you|u|ya|for_you? ... cancel|cancelling|canceling|cancellation|cancelation',
            'please|pls|plz|kindly|just * cancel|request_cancellation|request_a_cancellation',
            'please|could|would|can|mind|you|u * back|backing out',
            'open|request|submit|raise|file|send * cancel|cancellation|cancelation on|from|at|request|your|yourself?',
          ),
          english(
            'out|run|ran|sold of? stock|out',
            'none|nothing|no_more left|more|stock|in_stock',
            'pricing|price|listing|stock|system|our error|mistake|glitch|wrong|fault',
            "can't|cannot|can_not|unable|couldn't|won't_be_able * ship|send|fulfil|fulfill|supply|get_it|source|find",
            'price|prices|cost|costs|material|materials * doubled|tripled|went_up|gone_up|rose|risen|increased',
            "doesn't|does_not|no_longer|not make_sense|worth * us|me|anymore",
            'discontinued|oversold|unavailable|no_longer_available|no_longer_make',
          ),
        ],
        within: 110,
      },
    ],
    unless: english(
      'if|in_case|should you|u * want|wish|like|prefer|decide|need|would_rather * cancel',
      'can|may|could|free_to|welcome_to|able_to still|always|also? cancel',
      'cancelled|canceled|refunded',
      "i|we|i'll|we'll|i've|we've|will|have|to cancel",
      'your cancellation|cancellation_request request? was|has|is|came|went',
      'noise|sound|echo cancelling|canceling|cancellation',
    ),
    negated:
      /(?<![a-z])(?:don't|do not|no need to|not|never|without|please don't)(?! (?:want|need|hesitate|have))(?![a-z])/,
    acquits:
      /you (?:asked|wanted|wished|requested|wrote|said|mentioned|told)[^.!?\n]{0,30} cancel|you (?:can|may|could) (?:still |always |also )?(?:ask for|request|cancel)|if you (?:want|wish|like|prefer|decide|would like|'d like|'d rather|need) (?:to|us)/,
  },
  'forbidden-order-chasing-or-cancel-request/chasing': {
    says: english(
      'please|kindly|hurry|quickly|pay|complete|finish * pay|payment|order * today|now|soon|asap|quickly|immediately|before',
      "you haven't|have_not|still paid|not_paid|unpaid",
    ),
    negated: refused,
  },
};
