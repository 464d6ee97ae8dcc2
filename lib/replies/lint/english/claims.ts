import { type Detector, english } from '../patterns.ts';

/** "No.1 power bank in Malaysia": a point ends no sentence here. */
const numberOne =
  /(?<![a-z0-9])(?:no\.?\s?1|#1|number one|number 1)(?: [a-z]+){0,3}? (?:in|on|of|worldwide|for)(?![a-z])/g;

/** How sellers put it in English: claims nobody can keep. */
export const claims: Record<string, Detector> = {
  'absolute-claim': {
    says: english(
      'best|finest|greatest|strongest|safest|softest|cheapest|toughest|purest|lowest|highest|brightest|quietest|lightest|fastest|most_powerful|most_durable|most_effective * in|on|of|made|you_can|money the|this|all|anywhere|ever|can whole|entire? world|market|planet|universe|country|industry|internet|earth|time|buy|find|ebay|etsy|amazon|shopee',
      'best|finest|cheapest|lowest|strongest|safest ... anywhere|ever_made|on_earth|in_existence|period',
      "world's|world|asia's|europe's|america's best|number|no|finest|first|leading|strongest|safest|greatest|lightest",
      'number_one|number_1|no_1|#1 * brand|seller|choice|product|shop|store|quality|rated|in|on',
      'lowest|cheapest|best price|prices|deal * guaranteed|anywhere|ever|online|market|internet|planet|all',
      '100|hundred|1000|200 %|percent|per_cent? no_side|no_risk|safe|effective|guaranteed|guarantee|satisfaction|risk|harmless|waterproof|certain|sure|secure|foolproof|accurate|unbreakable|results|cure|works|success|leakproof|scratchproof',
      '100%|200%|1000%|100_percent|100_per_cent scratch_proof|water_proof|leak_proof|rust_proof|shatter_proof|shock_proof|fade_proof|child_proof|bullet_proof|fool_proof|crack_proof',
      '100% no_side|no_risk|safe|effective|guaranteed|guarantee|satisfaction|risk|harmless|waterproof|certain|secure|foolproof|accurate|unbreakable|results|works|cure|success',
      "never|won't_ever|will_not|won't|doesn't|does_not|can't|cannot ... break|breaks|fade|fades|fail|fails|shrink|shrinks|rust|rusts|tear|tears|leak|leaks|crack|cracks|wear|wears|peel|peels|scratch|chip|chips|stain|stains|disappoint|tarnish|tarnishes|snap|bend|stretch|rip|dull ... ever|never|guaranteed|guarantee|no_matter|whatever|for_life|lifetime|forever",
      'never|never_ever break|breaks|fade|fades|fail|fails|shrink|shrinks|rust|rusts|tear|tears|leak|leaks|crack|cracks|wear|wears|peel|peels|scratch|chip|chips|stain|stains|disappoint|tarnish|tarnishes|die|lose|stretch|rip|dull|pill|yellow|dries|need|needs|let_you_down|go_out|goes_out|get_dirty',
      "simply|absolutely|just|physically|literally cannot|can't|won't|never break|fade|fail|shrink|rust|tear|leak|crack|wear|peel|scratch|chip|stain|tarnish|snap|rip|lose|burn",
      'best|finest|cheapest|strongest|greatest * in the whole_of|entire',
      'most * ever made|sold|built|created|produced|invented',
      'lasts|last|work|works|yours|stay|stays|good * forever|eternally|for_ever|a_lifetime|for_life|for_eternity',
      'unbreakable|indestructible|unbeatable|unrivalled|unrivaled|unmatched|flawless|risk_free|riskless|zero_risk|foolproof|miracle|bulletproof|incomparable|unparalleled|everlasting|fail_safe|failproof',
      'guarantee|guaranteed|guarantees * to|you|it|that|results|work|works|cure|never|will|no|not|zero|arrive|success|lose|cures|satisfaction|100|best|lowest',
      'cure|cures|heals|heal|eliminates|eliminate|erases|kills|melts * any|all|every|your|acne|pain|wrinkles|disease~|arthritis|diabetes|cancer|99|fat|insomnia|completely|permanently',
      'nobody|no_one|none|nothing|noone|no_other|nobody_else|nothing_else ... better|cheaper|beats|beat|compares|compare|matches|match|like_it|comes_close|comparable|come_close|rivals|touch|touches',
      'works|work|perfect|suitable|good|fits|suits|safe * every|everyone|everybody|anyone|any|all single|person|one|skin|hair|baby|snorer|age|type|types|case|cases|situation|body|bodies|people',
      'for|works|every single|everyone|everybody * no exceptions|exception',
      'best of all|every * suppliers|sellers|shops|stores|others|brands|kinds|them',
      "won't|wont|never|cannot|can't|cant find * better|cheaper|finer * anywhere|elsewhere|online",
      'most * you|you’ll|you_will * ever',
      'nothing|none on this|the? earth|planet|market * than|as|like',
      'no exception|exceptions',
      'zero defect~|defective|failure~|returns|complaints',
      'zero|no|without|not_one|not_a_single side_effect~|side_effects|risk|risks|complaint~|chance_of|doubt|speck',
      'the only * on|in|that the? market|world|planet|internet|really|actually|truly|works',
      'instant|instantly|overnight|immediate results|cure|works|gone|disappears',
    ).concat(numberOne),
    unless: english(
      'good or bad|not',
      'best regards|wishes|guess|way|option|bet|to|before|if|not|fitted|used|washed|kept|stored|with|practice|seller|friend|thing|one',
      'at best|worst',
      'all the best',
      '100% cotton|wool|silk|linen|polyester|recycled|leather|cashmere|refund|of|battery|charged|charge|sure',
      "can't|cannot|don't|not guarantee|promise|guaranteed|say",
      'money back guarantee',
      'special_delivery|next_day|delivery guaranteed',
      'guaranteed * by the carrier|courier|post|royal_mail|ups|fedex|dhl|marketplace|platform|ebay|amazon',
      'guarantee|warranty is|for|of|covers|card|period|expires|runs|lasts',
    ),
    negated:
      /(?:wouldn't|isn't|aren't|not|neither|nobody can|no one can|no such thing|hardly|nothing is|don't|can't|cannot)(?: \w+){0,3}? (?:call|guarantee|promise|say|claim|pretend|advertise|the|a|an|always|quite|really|exactly|unbreakable|indestructible|glass|truly|any|phone)(?![a-z])/,
  },
};
