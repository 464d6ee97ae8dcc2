import { type Detector, english, hidden } from '../patterns.ts';
import { refused } from './words.ts';

const messengers =
  '=whatsapp|what’s_app|watsapp|watsap|wassap|wapp|wsapp|whatsap|whatapp|whastapp|whtsapp|whatsapps|wazzapp|=wechat|weixin|=telegram|=viber|tele|zalo|kakao|kakaotalk|=snapchat|=skype|=discord|imessage|=messenger|=botim';

const social =
  'green_app|green_chat|=instagram|insta|ig|gram|=facebook|fb|twitter|linkedin|tiktok|snap|signal|tg|wa|line|threads|pinterest';

const apps = `${messengers}|${social}`;

const wallets =
  'paypal|venmo|zelle|cash_app|cashapp|western_union|wire|gcash|maya|revolut|wise|duitnow|upi|paytm|promptpay|crypto|bitcoin|usdt|payid|bizum|twint|t_t|paynow|grabpay|tng|touch_n_go|alipay';

const reach =
  'add|pm|message|messaging|msg|text|texting|contact|contacting|reach|chat|chatting|talk|talking|find|dm|ping|hit|write|writing|call|join|follow|scan|speak|continue|discuss|reply|drop|buzz|catch|connect|move|switch|hop|jump|come|available|quicker|faster|easier|send|forward|look_for|search';
const shops = 'amazon|ebay|etsy|walmart|shopee|lazada|tiktok|aliexpress';

const site = `platform|app|site|system|marketplace|checkout|${shops}`;

/** How sellers put it in English: leading the buyer elsewhere. */
export const away: Record<string, Detector> = {
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
      `you|u|just|please|pls|can gcash|paypal|venmo|zelle|cashapp|paynow|revolut|alipay|maya the|me|us|it|direct|over|straight`,
      "no_need|don't|dont|without|instead_of|rather_than * click|press|hit|pressing|clicking|hitting buy|order|checkout|buy_now",
      'direct|directly|straight to the? owner|boss|maker|workshop|factory ** pay|payment|cheaper|less|here',
      'pay|transfer|send|deposit|settle * to|into|via|by|through my|our|the|a? bank|bank_account|account|bank_transfer|iban',
      'bank|wire transfer * instead|directly|details',
      'by|via|with bank_transfer|bank_deposit|wire_transfer|friends_and_family',
      "dont|don't|do_not pay|order|buy|checkout on|through|via|over here|etsy|ebay|amazon|shopee|lazada|tiktok",
      'bring|bringing the? cash',
      'place|make the|your? order through|via|on my|our own? studio|own|shop|store|site|website',
      'on|over the? * paper_plane app',
      'cash on|at|when|if|in collection|pickup|you_collect|hand|u_collect|you_pick_up|u_pick_up|pick_up',
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
      `says|reads|reading|wording|slogan|printed|engraved|print * add|follow|message|text|call|find|scan ... ${apps}`,
      'says|reads|reading|wording|slogan|printed|engraved|engrave|print * add|follow|message|text|call|find|scan',
      'refund|refunded|credited|returned|goes|money ... to|on|into your bank|paypal|card|account',
      'off the? marketplace|site|app fee~',
      'fishing|main|leader|washing|clothes|product|assembly|waist|seam|top|new line',
      'in line|a_line|line_up|deadline|the_line|bottom_line|line_drawing|line_art',
      'bank_holiday',
      `paid by|via|with|through|using ${wallets}`,
      `${wallets} at|in the? ebay|etsy|walmart? checkout`,
      'not outside|off',
      `thanks|thank_you for * cash|paypal|offer ... cash|paypal|transfer ... but`,
      `no|not cash|bank_transfer|${wallets}`,
      'bank_transfer|wire_transfer|transfer ... checkout|shopeepay|lazadapay',
      'choose|pay|card|cod|options ... bank_transfer ... checkout|page',
    ),
    negated: refused,
    acquits: /(?<![a-z])(?:scam|scams|scammer|scammers|phishing|impersonat\w*|fraudsters?)(?![a-z])/,
  },
};
