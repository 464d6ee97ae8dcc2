import { type Detector, english, hidden } from './patterns.ts';

/** "We can't chat on WhatsApp": what is refused is not offered. */
const refused =
  /(?<![a-z])(?:can't|cannot|can not|couldn't|don't|do not|doesn't|didn't|won't|wouldn't|will not|not able to|unable to|never|not allowed|isn't allowed|aren't allowed|not permitted|neither|nor|forbid\w*|prohibit\w*|against|instead of|no need to(?! (?:go|buy|order|pay|use|checkout)(?![a-z]))|rather than|without|you (?:asked|wrote|said|mentioned|suggested|offered|wanted))(?! (?:hesitate|forget|worry|be shy|wait|miss|mind|need|pay (?:on|through|via|here)|buy (?:on|here)|order (?:on|here)|checkout))(?![a-z])/;

const messengers =
  '=whatsapp|what’s_app|watsapp|watsap|wassap|wapp|wsapp|whatsap|whatapp|whastapp|whtsapp|whatsapps|wazzapp|=wechat|weixin|=telegram|=viber|tele|zalo|kakao|kakaotalk|=snapchat|=skype|=discord|imessage|=messenger|=botim';
const social =
  '=instagram|insta|ig|gram|=facebook|fb|twitter|linkedin|tiktok|snap|signal|tg|wa|line|threads|pinterest';
const apps = `${messengers}|${social}`;
const wallets =
  'paypal|venmo|zelle|cash_app|cashapp|western_union|wire|gcash|maya|revolut|wise|duitnow|upi|paytm|promptpay|crypto|bitcoin|usdt|payid|bizum|twint|t_t|paynow|grabpay|tng|touch_n_go|alipay';
const reach =
  'add|pm|message|messaging|msg|text|texting|contact|contacting|reach|chat|chatting|talk|talking|find|dm|ping|hit|write|writing|call|join|follow|scan|speak|continue|discuss|reply|drop|buzz|catch|connect|move|switch|hop|jump|come|available|quicker|faster|easier|send|forward|look_for|search';
const shops = 'amazon|ebay|etsy|walmart|shopee|lazada|tiktok|aliexpress';
const site = `platform|app|site|system|marketplace|checkout|${shops}`;

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
  'review|reviews with|w|plus pic|pics|photo|photos|picture|pictures|video',
  `${review} is up|live|posted|in`,
  'share|shares their|your|ur? thoughts|experience',
  `star|stars|5_star|five_star * ${review}|video|photo|photos|pics|pic`,
  `${review} left|done|posted|given|up`,
  'post|film|make|upload|send|share a|your|ur|short? * vid|video|reel|story|unboxing|pic|pics',
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

/** "No.1 power bank in Malaysia": a point ends no sentence here. */
const numberOne =
  /(?<![a-z0-9])(?:no\.?\s?1|#1|number one|number 1)(?: [a-z]+){1,3}? (?:in|on|of|worldwide|for)(?![a-z])/g;

/** "$5 back", "we send £3": sums are no words. */
const sums = [
  /(?:send|give|refund|pay|credit|get|gets|transfer|return|claim|receive|earn)(?: [a-z]{1,4}){0,2} [$£€₱]\s?\d/g,
  /(?:send|give|refund|pay|credit|get|gets|return|receive|claim|earn|enjoy|take|knock|have)(?: [a-z]{1,4}){0,2} \d{1,2} ?%/g,
  /\d{1,2} ?% off/g,
  /[$£€₱]\s?\d+(?:\.\d+)?[^.!?\n]{0,20}(?:refund|rebate|gift|card|voucher|off|back|coupon|credit|cash)/g,
];

export const englishRules: Record<string, Detector> = {
  'off-platform-contact': {
    says: english(
      `${reach} ... ${messengers}`,
      `${reach} * on|via|over|through|by|using|in|at|my|our|to the? ${social}`,
      `my|our|personal|to_my|to_our ${apps}`,
      `${messengers} id|number|handle|username|no|num|line|instead|us|me|is|call`,
      'line|wa|tg|ig|insta|instagram|fb|facebook|signal id|number|username|no',
      `on|via|over|through|by|using our|my|the? ${messengers}`,
      `join|add|in|into|our * ${messengers} group|channel`,
      'call|text|ring|phone|dial|sms me|us|the_shop|the_workshop|the_store|our at|on|any|anytime|directly|today|now|tonight|line|team|office|hotline|shop|workshop',
      'give|gimme me|us|the_shop a call|ring|text|bell|buzz',
      'my|our phone|mobile|cell|number|phone_number|email|e_mail|mail|gmail|direct_line is|at',
      'email|e_mail|mail|write me|us at|directly|to|on|instead',
      'reach|contact|find|message|email us|me * outside|off|email|e_mail|gmail|phone|personal|offline',
      'to|at|by|on|via my|our|personal|private email|e_mail|gmail|phone|mobile|inbox',
      `outside|off of? the? ${site}`,
      `without|skip|skipping|avoid|avoiding|bypass|around|save|saves|dodge * fee|fees|commission|cut|${shops}`,
      'buy|order|purchase|deal|pay|paying|book|checkout|transact us|me? direct|directly from|with|through|via|to|by? us|me|our|my|factory|bank|transfer|cash',
      'pay|paying us|me direct|directly|in_cash|cash|by_bank|by_transfer|outside',
      'buy|order|get|purchase|shop|cheaper|discount|price|deal * from|on|at|in|through our|my own? web_site|website|webshop|web_shop|site|store_page|online_store|shopify|homepage|physical_shop',
      'visit|check|see|browse|try|go_to our|my own? website|webshop|web_shop|site|homepage|online_store',
      `pay|paying|transfer|send|deposit|settle|settling|via|by|through|accept|take * ${wallets}`,
      `${wallets} me|us|directly|instead`,
      'pay|transfer|send|deposit|settle * to|into|via|by|through my|our|the|a? bank|bank_account|account|bank_transfer|iban',
      'bank|wire transfer * instead|directly|details',
      'by|via|with bank_transfer|bank_deposit|wire_transfer|friends_and_family',
      "dont|don't|do_not pay|order|buy|checkout on|through|via|over here|etsy|ebay|amazon|shopee|lazada|tiktok",
      'bring|bringing the? cash',
      'place|make the|your? order through|via|on my|our own? studio|own|shop|store|site|website',
      'on|over the? * paper_plane app',
      'cash on|at|when|if|in collection|pickup|you_collect|hand|u_collect',
      `no_need_to|dont_need_to|don't_need_to go|buy|order|pay|use * ${shops}|app|platform`,
      'come|pop|call|drop|visit|stop|swing * in|into|by|to|at|round|over our|the|my shop|store|workshop|studio|stall|showroom',
      'we|i can? deal|trade|sell|do_it|settle|arrange * outside|privately|directly|off|there',
      'settle|finish|sort|arrange|do_the_deal|make_deal|make_a_deal|deal up? there|outside|privately|directly',
      'come|buy|order|deal|sell|shop direct|directly and|&|to|for|if|next|instead|i|we',
      `${social} * as|called|under|handle`,
      `${apps} ** dm|message|msg|text|add|find|follow me|us|there`,
      'wire|transfer|send ... straight|directly|direct? to our|my bank|account',
      'on|at|from|in my|our|my_own|our_own own? website|webshop|web_shop|site|online_store ** order|buy|checkout|get|grab|purchase',
      'your|ur|u number|phone|phone_number|mobile|cell|cell_number ** text|chat|whatsapp|message',
      `${messengers} ** talk|chat|speak|discuss|deal there|with|to|about`,
    ).concat(
      hidden(
        'whatsapp',
        'whats',
        'wechat',
        'telegram',
        'viber',
        'facebook',
        'instagram',
        'insta',
        'paypal',
        'skype',
        'line app',
      ),
    ),
    unless: english(
      `${apps} sticker|stickers|case|cases|holder|logo|icon|icons|theme|themes|template|templates|emoji|emojis|mug|keyring|style|compatible|themed|notification|notifications|calls|reel|reels|photo|photos|ads|ad`,
      `${apps} ... isn't|is_not|not us|ours|me|mine`,
      `compatible|works|work|supports|fits|fit|runs|pairs with? * ${apps}`,
      `support ${apps}`,
      `saw|seen|tagged|posted|shared|their|his|her|guests|couples|friends|family|kids|people * ${apps}`,
      'says|reads|reading|wording|slogan|printed|engraved|engrave|print * add|follow|message|text|call|find|scan',
      'refund|refunded|credited|returned|goes|money ... to|on|into your bank|paypal|card|account',
      'off the? marketplace|site|app fee~',
      'fishing|main|leader|washing|clothes|product|assembly|waist|seam|top|new line',
      'in line|a_line|line_up|deadline|the_line|bottom_line|line_drawing|line_art',
      'bank_holiday',
      `paid by|via|with|through|using ${wallets}`,
      `${wallets} at|in the? ebay|etsy|walmart? checkout`,
      'not outside|off',
      'bank_transfer|wire_transfer|transfer ... checkout|shopeepay|lazadapay',
      'choose|pay|card|cod|options ... bank_transfer ... checkout|page',
    ),
    negated: refused,
    acquits: /(?<![a-z])(?:scam|scams|scammer|scammers|phishing|impersonat\w*|fraudsters?)(?![a-z])/,
  },
  'review-incentive': {
    says: english(
      `in_exchange|in_return|exchange|reward|rewarded|paid|pay for|of|with * ${review}`,
      `in_exchange|in_return * remove|change|delete|revise|update|leave|post|write * ${review}|comment|comments`,
      `refund|money|gift|voucher|discount|card|credit ** in_exchange|in_return * remove|change|delete|revise|leave|post|write`,
      `gift|gifts|voucher|coupon|cash|cashback|refund|rebate|discount|bonus|credit|points|prize|money|card|free * for|in_exchange_for|in_return_for|when|once|after|if * ${review}`,
      `for a|your|each|every|an? honest? ${review} we|you|get|i`,
    ),
    near: [{ all: [reviewing, [...rewarded, ...sums]], within: 90 }],
    unless: english(
      `nothing to do with * ${review}`,
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
    negated:
      /(?<![a-z])(?:i can't|we can't|i cannot|we cannot|can't|cannot|not able to|unable to|won't ask|never ask|don't ask|do not ask|not asking|no need|not need|don't have to|do not have to|only you|no way for us|have no way|neither|nor|never)(?![a-z])/,
  },
  'absolute-claim': {
    says: english(
      'best|finest|greatest|strongest|safest|softest|cheapest|toughest|purest|lowest|highest|brightest|quietest|lightest|fastest|most_powerful|most_durable|most_effective * in|on|of|made|you_can|money the|this|all|anywhere|ever|can whole|entire? world|market|planet|universe|country|industry|internet|earth|time|buy|find|ebay|etsy|amazon|shopee',
      'best|finest|cheapest|lowest|strongest|safest ... anywhere|ever_made|on_earth|in_existence|period',
      "world's|world|asia's|europe's|america's best|number|no|finest|first|leading|strongest|safest|greatest|lightest",
      'number_one|number_1|no_1|#1 * brand|seller|choice|product|shop|store|quality|rated|in|on',
      'lowest|cheapest|best price|prices|deal * guaranteed|anywhere|ever|online|market|internet|planet|all',
      '100|hundred|1000|200 %|percent|per_cent? no_side|no_risk|safe|effective|guaranteed|guarantee|satisfaction|risk|harmless|waterproof|certain|sure|secure|foolproof|accurate|unbreakable|results|cure|works|success|leakproof|scratchproof',
      '100% no_side|no_risk|safe|effective|guaranteed|guarantee|satisfaction|risk|harmless|waterproof|certain|secure|foolproof|accurate|unbreakable|results|works|cure|success',
      "never|won't_ever|will_not|won't|doesn't|does_not|can't|cannot ... break|breaks|fade|fades|fail|fails|shrink|shrinks|rust|rusts|tear|tears|leak|leaks|crack|cracks|wear|wears|peel|peels|scratch|chip|chips|stain|stains|disappoint|tarnish|tarnishes|snap|bend|stretch|rip|dull ... ever|never|guaranteed|guarantee|no_matter|whatever|for_life|lifetime|forever",
      'never|never_ever break|breaks|fade|fades|fail|fails|shrink|shrinks|rust|rusts|tear|tears|leak|leaks|crack|cracks|wear|wears|peel|peels|scratch|chip|chips|stain|stains|disappoint|tarnish|tarnishes|die|lose|stretch|rip|dull|pill|yellow|dries|need|needs|let_you_down|go_out|goes_out|get_dirty',
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
  'forbidden-order-chasing-or-cancel-request/cancel': {
    says: english(
      'please|pls|plz|kindly|could|can|cud|would|need|ask|asking|help|better|should|must|have_to|just|so|suggest~|want|like|easiest|quickest|best|appreciate|if|mind|instead you|u|ya|for_you? ... cancel|cancelling|canceling|cancellation',
      'please|pls|plz|kindly|just|then * cancel|request_cancellation|request_a_cancellation',
      'press|tap|click|hit|choose|select|use|go_to|request|submit|raise|file|do * cancel|cancellation',
      "cancel ... your|on_your|from_your|on_ur|ur|the_buyer|buyer's side|end|account|app|phone",
      "choose|select|put|pick|say|state|mark|tell|write|reason|with|because * no_longer|changed|don't|dont|not|mistake|wrong_address|found need|needed|want|wanted|mind|my_mind|longer|cheaper|ordered",
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
      /(?:since|as|because) you(?:'d| would|'ve)? (?:like|want|wanted|ask|asked|prefer)[^.!?\n]{0,20} cancel|you (?:asked|wanted|wished|requested)[^.!?\n]{0,30} cancel|you (?:can|may|could) (?:still |always |also )?cancel|if you (?:want|wish|like|prefer|decide|would like|'d like|need) to cancel/,
  },
  'forbidden-order-chasing-or-cancel-request/chasing': {
    says: english(
      'please|kindly|hurry|quickly|pay|complete|finish * pay|payment|order * today|now|soon|asap|quickly|immediately|before',
      "you haven't|have_not|still paid|not_paid|unpaid",
    ),
    negated: refused,
  },
  promise: {
    says: english(
      "i'll|we'll|i_will|we_will|i_shall|we_shall|i'm_going_to|we're_going_to|i_am_going_to|we_are_going_to|ill|imma|gonna ... get|come|write|report|circle|be back|again|in_touch",
      "i'll|we'll|i_will|we_will|i_shall|we_shall|ill|i'm|we're|i_am|we_are|let_me|will|gonna|i_can|we_can ... tomorrow|tmr|tmrw|tmw|2moro|tonite|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|thurs|fri|sat|sun|soon|shortly|asap|later|evening|weekend|eod|this_morning|this_afternoon|this_evening|first_thing|next_week|the_moment|the_minute|the_second_i|the_second_we|the_second_it|as_soon_as|the_sec|once|by_the_end|end_of_the|today",
      "i'll|we'll|i_will|we_will|i_shall|we_shall|ill|i'm_going_to|we're_going_to ... in|within|by|before|after a|an|the|few|couple|1|2|3|4|5|6|7|10|12|15|24|30|36|48|72|one|two|three|five|ten|half|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month|noon|lunch|end|eod|hour|day|then",
      "i'll|we'll|i_will|we_will|i_shall|we_shall|ill|i'm_going_to|we're_going_to * let_you_know|let_u_know|update|follow_up|keep_you|keep_u|check|look_into|confirm|ask|find_out|investigate|chase|inform|notify|send|ship|post|dispatch|refund|resend|replace|contact|call|email|issue|arrange|process|drop_you|ping|message|msg|tell|put|hold|set|have|sort|add|make|try|speak|talk|get",
      'let_me check|ask|find_out|look_into|see|confirm|speak|talk * and|get_back|then|with',
      "you'll|you_will|you_shall ... have|hear|receive|get|see ... by|within|tomorrow|today|soon|tonight|before|from_us|from_me|on|latest",
      'give|allow|bear me|us|with * hour~|day~|minute~|moment|tomorrow|until|till|with_me|week',
      'ship|send out today',
      'ship|ships|shipping|send|sends|post|posting|dispatch|refund|goes|go|going|leaves out? * tomorrow|tmr|tmrw|tonight|first_thing|by_friday|by_monday|this_evening|this_afternoon|later_today',
      'i|we promise * to|you|it|i|we',
      'getting|get|be back_to_you|in_touch|back_with_you|back_to_u * tomorrow|soon|today|shortly|by|within|asap|once|after|on|before',
      "as_soon_as|the_moment|the_minute|once ** i'll|we'll|i_will|we_will|i'm|we're|ill",
      'i|we send|answer|ship|reply|refund|call|check|post|write|give|do ... in|within|on|by|this|tomorrow|tonight 1|2|3|4|5|24|48|two|three|one|monday|tuesday|wednesday|thursday|friday|saturday|sunday|evening|morning|afternoon|week',
      'on|by|before monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|tomorrow * you|we|i * receive|get|have|will|send|message',
      "later i|we|i'll|we'll check|ask|send|update|confirm|reply|arrange|look",
      'i|we resend|send|ship|reship * after|around|about|next holiday|weekend|week|monday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec',
      'today|tomorrow|tmr|tmrw|tmw|2moro|tonite|tonight|monday|tuesday|wednesday|thursday|friday we|i|will ship|send|post|dispatch|refund|resend|arrange|pass|check|bring|drop|hand|ask|reply|update|pack',
      'i|we arrange|ship|send|post|dispatch|refund|resend ... today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|before',
      'our|my team|staff|warehouse|manager|colleague|accountant will|shall ... within|by|before|in|tomorrow|today|tonight|soon|shortly',
      'message|reply|answer|email|update|refund|news from_me|from_us * by|within|before|today|tomorrow|tonight',
    ),
    unless: english(
      'ship|post|send|dispatch|answer|reply every weekday|day|morning|order',
      'usually|normally|generally|typically|always|policy|orders|every_order|most ... ship|ships|shipped|sent|post|dispatch|reply|answer|arrive|arrives',
      "if|unless you|u * let|send|tell|want|need|like|return|open|prefer|wish|ever ** i'll|we'll|i_will|we_will|ill|we_can|i_can",
      "you'll|you_will * need|want|find to|a|the|it|that|two",
      "you'll|you_will * have|get|see to|that|two",
      'so_that|so we|i can|could',
      'has|have|was|were|been|already sent|shipped|posted|dispatched|refunded',
      // Somebody else does it, or the buyer is asked to.
      'ups|fedex|dhl|usps|gls|dpd|evri|hermes|yodel|royal_mail|post_office|courier|carrier|driver|postman|ebay|etsy|amazon|paypal will|shall|says|said|should',
      "you'll|you_will|you_shall get|receive|have|see * from ebay|etsy|amazon|paypal|walmart|shopee|ups|fedex|dhl|royal_mail|the",
      'let_me|let_us know by|before|until|till|on|within',
      'you said|told|wrote|promised|mentioned * would|will send|return|pay|post|ship * by|on|before|until|tomorrow|today',
      "i'll|i_will|we'll|we_will try|do * best",
      'told us|me|you * today|tomorrow|yesterday',
      'we|i know|knew ... for',
      "i'll|i_will|we'll|we_will have_to_say|be_away|be_closed|be_off|be_on_holiday|never",
    ),
    negated:
      /(?<![a-z])(?:won't|will not|cannot|can't|never|unable to|not able to|no promises|can't promise)(?![a-z])/,
  },
};
