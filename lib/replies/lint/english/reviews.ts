import { type Detector, english } from '../patterns.ts';
import { refused } from './words.ts';

const review = 'review~|feedback|feedbacks|rating~|testimonial~|star|stars|write_up|writeup|remarks';

const praise =
  'positive|good|great|nice|glowing|excellent|kind|lovely|favourable|favorable|wonderful|amazing|perfect|awesome|top|beautiful|sweet|high|best|full';

const ask =
  'leave|leaving|give|giving|write|writing|drop|dropping|post|posting|rate|submit|share|add|send|grant|provide|pop|put|do|need|appreciate|love|hope|ask|asking|request|kindly|please|pls|plz|help|support|want';
const content =
  'happy|satisfied|pleased|love|loving|loved|liked|good|fine|great|okay|ok|enjoy|enjoying|enjoyed|perfect|well|obsessed|delighted|chuffed|content|thrilled|impressed|like_it|like_the|like_our|like_this|like_your|like_them';
const unhappy =
  'negative|bad|low|poor|1|one|2|two|neutral|amiss|unhappy|problem~|issue~|wrong|dissatisfied|disappointed|not_happy|not_satisfied|less_than|anything|unsatisfied';

const reviewing = english(
  'write|leave|drop|add a|the|your|few? comment|comments|lines',
  'review|reviews with|w|plus a? pic|pics|photo|photos|picture|pictures|video',
  `${review} is up|live|posted|in`,
  'share|shares their|your|ur? thoughts|experience',
  `star|stars|5_star|five_star * ${review}|video|photo|photos|pics|pic`,
  `${review} left|done|posted|given|up`,
  'post|film|make|upload|send|share a|your|ur|short? * vid|video|reel|story|unboxing|pic|pics',
  'give|gives|giving|gave us|me|our * five|5|full * five|5|stars|marks',
  'wrote|write|writes|put|said something|words|line|lines|bit * product_page|listing|shop_page|item_page',
  'told|tell|tells the_world|everyone|others|people * thought|think|thinks',
  'your words|story|photos|stars are|is|go up|live|online',
  "once|when|as_soon_as|after it|it's|its|that|that's is? gone|down|changed|updated|removed|off",
  'few? lines|words * review_box|review_section|review_page|review_tab|reviews_tab',
  `leave|leaving|leaves|writes|posts|rates|shares|tell|rate|rating|write|post|posted|put|pop|drop|give|giving|share|paste|submit|upload|do|snap|film * ${review}|opinion|thoughts|experience|photo|photos|screenshot`,
  'rate|rating|review us|me|it|this|the_item|our_shop',
  'everyone|everybody|anyone|anybody|customers|buyers who reviews|review|rates|rate',
  'show|send us|me your? review|feedback|rating',
  `for|after|once|when|with|in_exchange|in_return|every|each * ${review}`,
  `delete|remove|change|edit|update|revise|upgrade * ${review}`,
  `write|share|post|put|tell * think|opinion|page|experience|product_page`,
);

const rewarded = english(
  'get|gets|receive|receives|earn|earns|win|claim|enjoy|unlock|redeem|enter|grab * coins|free|gift|gifts|coupon|voucher|discount|cash|cashback|refund|points|card|off|%|rebate|draw|prize|bonus|money|credit|sample|extra',
  "we|we'll|we_will|i|i'll|i_will|to|and|will|shall|shop|gladly * send|give|return|refund|transfer|pay|credit|offer|add|knock|take|include|reimburse|top|slip * back|free|gift|coupon|voucher|discount|cash|cashback|refund|points|card|off|%|rebate|dollar|dollars|usd|euro|pounds|bonus|money|extra|paypal|percent",
  'enter|entered|entry|put|goes|go * into|in|to our|the|a? draw|raffle|giveaway|lottery',
  'usd|rm|dollars|bucks|euro|pounds is|are for you',
  'entitled|eligible|qualifies|qualify to|for',
  'winner|winners|the_winner * gets|get|receives',
  'voucher|coupon|gift|treat|refund|money|rm|credit ... waiting|ready|yours',
  'yours|free|included at|for no charge|cost',
  'your money|cash back',
  'free gift|item|product|sample|one|pair|set|refill|shipping|postage|month|trial|replacement|pack|bottle|case|lip',
  '1|2|one|two|a|another|extra|another_one|one_more free',
  'full|partial|half|your refund|rebate|cashback',
  'another|one_more|second one free',
  'get|gets|have their|your|the? * back',
  'next|order|pair|purchase * off',
  'postage|shipping|next|it|one|this|order * is|are|comes|will_be free|half_price',
  '%|percent|rm|usd|dollars|euro|pesos|quid|bucks off|back|discount|cashback',
  'coins|discount on|off next|your|the order|purchase',
  'gift_card|gift_cards|voucher|coupon|cashback|cash_back|store_credit|starbucks|amazon_card|lucky_draw|giveaway|raffle|freebie|freebies|rebate|discount_code|promo_code',
  'comes|come|coming back to you',
  'on us|me|the_house',
  'as|a a? thank_you|thanks|reward|token',
  'thank_you_gift|little_gift|small_gift|surprise_gift|a_gift|gift_inside|a_reward|a_surprise',
);

/** "$5 back", "we send £3": sums are no words. */
const sums = [
  /(?:send|give|refund|pay|credit|get|gets|transfer|return|claim|receive|earn)(?: [a-z]{1,4}){0,2} [$£€₱]\s?\d/g,
  /(?:send|give|refund|pay|credit|get|gets|return|receive|claim|earn|enjoy|take|knock|have)(?: [a-z]{1,4}){0,2} \d{1,2} ?%/g,
  /\d{1,2} ?% off/g,
  /[$£€₱]\s?\d+(?:\.\d+)?[^.!?\n]{0,20}(?:refund|rebate|gift|card|voucher|off|back|coupon|credit|cash)/g,
];

/** How sellers put it in English: reviews. */
export const reviews: Record<string, Detector> = {
  'review-incentive': {
    says: english(
      `in_exchange|in_return|exchange|reward|rewarded|paid|pay for|of|with * ${review}`,
      `in_exchange|in_return * remove|change|delete|revise|update|leave|post|write * ${review}|comment|comments`,
      `refund|money|gift|voucher|discount|card|credit ** in_exchange|in_return * remove|change|delete|revise|leave|post|write`,
      `gift|gifts|voucher|coupon|cash|cashback|refund|rebate|discount|bonus|credit|points|prize|money|card|free * for|in_exchange_for|in_return_for|when|once|after|if * ${review}`,
      `for a|your|each|every|an? honest? ${review} we|you|get|i`,
      'star|stars|5star|5stars free|gift|refund|cashback|voucher|coupon|discount',
    ),
    near: [{ all: [reviewing, [...rewarded, ...sums]], within: 90 }],
    unless: english(
      `nothing to do with * ${review}`,
      'refund went|goes|has_gone|was|is|got through|processed|issued|sent|done|completed',
      'free|gift|charm|discount|refund|card|voucher|credit|coupon ... not something|allowed|permitted|possible|a_thing',
      `whether|regardless|no_matter ** ${review}`,
      `not * for|depend|depends|tied|linked|because ** ${review}`,
      'feel free',
      'free of|shipping|delivery|returns|return charge|over|label|on_all|applies|worldwide',
      'already|have|has|been replaced|refunded|sent|issued|returned|credited',
      `thanks|many_thanks|thank_you_so_much for * ${review}`,
      `thank you for|so_much the|your|leaving|taking|that|this * ${review}`,
      `${review} or no|not`,
      'star|stars? * taken|removed|changed|updated',
    ),
    negated: refused,
  },
  'positive-review-only': {
    says: english(
      `leave|leaving|give|giving|drop|dropping|rate|write|post|share|send|need|want|appreciate|love|hope|please|pls|plz|kindly|deserve|deserves|earn ... 5|five|all_five|full * star|stars|5_star|five_star`,
      'rate|rating|score|mark us|me|it|this|the_item|the_shop|our_shop|seller * 5|five|10_out|ten_out|10_stars|ten_stars|full|highest|top',
      `5|five|5_star|five_star star~? * ${review}|video ** refund|free|gift|cashback|coupon|voucher|discount`,
      'star|stars|rating to|into 5|five|full',
      '5|five|five_star|5_star star~? review|feedback|rating|write_up|would|means|helps|please|pls|from_you',
      'star|stars star star star',
      `${ask} * ${praise} review~|feedback|rating~|word|words|comment|comments|remarks`,
      `${praise} review|feedback|rating|words would|will|helps|means|is|from`,
      `if|when|as_long_as|provided|once|so_long_as you|you're|your|u|ur|it|all|everything|the|they * ${content} ** ${review}|rate`,
      `if ${content} ** ${review}|rate`,
      `only for? customers|buyers|those|people|everyone|anybody who * ${content} ** ${review}`,
      `${ask}|rate|rating|get * 5star|5stars`,
      `${praise} feedback|review|reviews only`,
      `not_so_much|unhappy|otherwise|if_not|disappointed ** tell|message|write|contact * us|me ... rather_than|instead_of|not * ${review}`,
      `${ask}|rate|rating|click|hit|tap|press|pick ... gold|golden|last|fifth|top|every star|stars`,
      'give|gives|giving|gave|rate|rating * five|5|ten|10 out_of five|5|ten|10',
      `leave|skip|keep|spare|touch ... star|stars|review|rating~ alone|blank|empty|out ** talk|message|contact|tell|write|come|reply`,
      `instead of|rather than * negative|bad|low|poor ${review}`,
      `before|don't|dont|do_not|not|without|avoid|never_mind|instead_of|rather_than|pls_no|no * leave|leaving|write|writing|give|giving|posting|post|rate|rating * negative|bad|low|poor|1|one|neutral|first`,
      `if|should ... ${unhappy} ** contact|message|tell|write|let|come|dm|chat|chat_us|reach|ask|email|inbox us|me|first|to_us ** before_you|before_leaving|before_posting|before_rating|before_giving|before_any|before_the|before_a|before_writing|before_u|before_feedback|before_reviewing|instead|don't|dont|not|please_don't|rate|review`,
      `if|should ... ${unhappy} ... don't|dont|do_not|please_don't|not post|rate|review|leave`,
      `contact|message|tell|write|let us|me * before * ${review}|negative|rate`,
    ),
    unless: english(
      `thank|thanks|thankyou ... for ... ${praise}|5|five|5_star|five_star * ${review}|words`,
      `grateful|appreciated * ${praise}|5|five|5_star|five_star * ${review}|words`,
      'five|5|five_star|5_star star~? hotel|resort|energy|safety|quality|service|restaurant|rated|range|rating_from|spec|standard',
      `saw|read|noticed|seen|got|received|thousands|hundreds|average * five|5|positive|good|great|4 * ${review}`,
      `has|have|had|its|our a? five|5|positive|good|great|4 ${review}`,
      `up_to_you|if_you_want_to|if_you_feel_like`,
      "you'd|you_would|would|u'd like to",
      'whatever|however|good_or_bad|positive_or_negative|good_and_bad|honest|either_way|any_kind',
      'is just the_name',
    ),
    negated:
      /(?<![a-z])(?:never ask|don't ask|not ask|cannot ask|can't ask|not allowed|no need|not need|don't need|not required|please do not ask|not asking|isn't about|nothing to do with)(?![a-z])/,
  },
  'change-or-remove-review': {
    says: english(
      `change|changing|remove|removing|delete|deleting|revise|revising|update|updating|edit|editing|modify|amend|amending|withdraw|withdrawing|retract|reconsider|reconsidering|rethink|upgrade|adjust|alter|improve|raise|bump|bumping|raising|erase|erasing|revisit|revisiting|rewrite|undo|soften|lift|fix|correct * ${review}|comment|comments|neutral|one_star|1_star`,
      'feedback|review revision|removal request|link|form',
      'updating|changing|editing|rewriting|revise|update|change|edit what you wrote|said|posted',
      `${review}|comment|one_star|two_star * comes|come|came down`,
      `${review}|comment|words ... not|isn't|longer|doesn't|anymore visible|anymore_visible|there|online|up|stay|shown|stay_up`,
      'what you wrote|posted|said|put ... stay|stays|stand|remain|disappear|vanish|there|come_down',
      'revision|removal request|form * accept|press|click|sent|approve|send|sending|confirm',
      `${review}|comment ** edit_button|edit_link|change_button|edit_option`,
      `${review}|one|comment * take|taking|pull it? down|off`,
      `${review}|comment|one_star|two_star disappear|disappears|vanish|vanishes|goes_away|is_history`,
      `once|until|unless|when|if|after your|the|that comment|comments * removed|changed|deleted|gone|taken_down`,
      `once|until|unless|when|if|after your|the|that ${review} * removed|changed|deleted|revised|gone|taken_down`,
      `${review}|neutral|negative|comment * been|be|is|gets removed|changed|deleted|updated|revised|edited|withdrawn|taken_down|adjusted`,
      `take|taking|taken|took|pull|pulled|bring|be down|off|back * ${review}|comment|comments|negative`,
      `take|taking|took|pull|pulled|pulling your|the|that|this|those|negative|bad|low * ${review}|comment|comments|words|post down|off|back`,
      `change|raise|update|turn|edit|move|bump|make|revise|switch|up it|that|this|your|the|rating|stars? to|into|from a? 5|five|4|four|positive|better|green|higher star~?`,
      `${review}|neutral|negative|comment ** be? removed|changed|deleted|updated|revised|edited|withdrawn|taken_down|adjusted`,
      `${review}|neutral|negative|comment ** edit|editing|change|changing|switch|reconsider|reconsidering|revise|revising|remove|removing|withdraw|update|updating|amend|amending|delete|deleting|raise|raising|bump|bumping|rethink|adjust|adjusting it|that|this|your|those|them|to`,
      `${review}|neutral|negative|comment ** take|taking|pull it|that|this|them down|off`,
      `${review}|neutral|negative|comment ** have|take|give * another|second|fresh|new look|think|thought|go`,
    ),
    unless: english(
      `thank|thanks|grateful|saw|see|seen|glad|noticed|appreciate * for? * updating|changing|revising|editing|removing|amended|updated|changed|revised|edited|amending * ${review}|it`,
      `you've|you_have|already|buyer updated|changed|revised|edited|removed|deleted`,
      'change|update|edit|changing|updating|amend|remove|switch|raise|alter|adjust|modify * address|order|size|colour|color|listing|quantity|phone|delivery|description|photo|photos|price|text|engraving|settings|battery|filter|seat|strap',
      'update you',
      'turn|move it|that|this * away|off|4|5',
      'feedback you? hear|loop|noise|whine|sound|mic|microphone|through|screech~ * change|turn|take|move|adjust|fix|edit|lift',
      'feedback you? hear|loop|noise|whine|sound|mic|microphone|through|screech~',
    ),
    acquits:
      /(?<![a-z])(?:asked|asking|wanted to know|wondered|question(?: is| was)?:?) how (?:to|you can|one can) (?:edit|change|remove|delete|update)/,
    negated:
      /(?<![a-z])(?:i can't|we can't|i cannot|we cannot|can't|cannot|not able to|unable to|won't ask|never ask|don't ask|do not ask|not asking|no need|not need|don't have to|do not have to|only you|no way for us|have no way|neither|nor|never)(?![a-z])/,
  },
};
