import { type Detector, english } from '../patterns.ts';

/** Times that something is promised for, also as they are mistyped. */
const day =
  'tomorrow|tomorow|tommorow|tommorrow|tmr|tmrw|tmw|2moro|tonight|tonite|this_evening|this_afternoon|later_today|next_week|first_thing|on_monday|on_tuesday|on_wednesday|on_thursday|on_friday|on_saturday|on_sunday|by_monday|by_tuesday|by_wednesday|by_thursday|by_friday';

/** How sellers put it in English: promises. */
export const promises: Record<string, Detector> = {
  promise: {
    says: english(
      `coming|heading|on_its|on_their|over your? way * ${day}`,
      `sending|posting|shipping|dispatching|uploading|emailing|mailing|packing|printing|making|sewing|cutting|refunding * ${day}`,
      `${day} i|we upload|show|print|film|measure|test|photograph|make|cut|sew|pick|email|mail|drop|collect`,
      `will|going_to|gonna ... ${day}|that_evening|that_afternoon|that_morning|the_same_day|the_next_day`,
      `reminder|note|alarm to contact|message|write|email|call|check|ask|send * ${day}`,
      `follows|leaves|leaving ... ${day}|on_the`,
      `follow * ${day}`,
      `${day} ... i'm|i_am|we're|we_are at|in|on|off|back`,
      "she'll|he'll|they'll|she_will|he_will|they_will * write|reply|update|call|message|contact|answer|email",
      'will|shall update|get_back|come_back|reply|respond|inform|notify|revert|answer * within|by|tomorrow|soon|shortly|asap|tonight|today',
      "i'll|we'll|i_will|we_will ... in|by|on january|february|march|april|may|june|july|august|september|october|november|december",
      `gets|get|being|be mailed|sent|posted|shipped|refunded|emailed|credited ... ${day}`,
      `goes|go|going out|back|over ... ${day}`,
      "i'll|we'll|i_will|we_will|i_shall|we_shall|i'm_going_to|we're_going_to|i_am_going_to|we_are_going_to|ill|imma|gonna ... get|come|write|report|circle|be back|again|in_touch",
      "i'll|we'll|i_will|we_will|i_shall|we_shall|ill|i'm|we're|i_am|we_are|let_me|will|gonna|i_can|we_can ... tomorrow|tmr|tmrw|tmw|2moro|tonite|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|thurs|fri|sat|sun|soon|shortly|asap|later|evening|weekend|eod|this_morning|this_afternoon|this_evening|first_thing|next_week|the_moment|the_minute|the_second_i|the_second_we|the_second_it|as_soon_as|the_sec|once|by_the_end|end_of_the|today",
      "i'll|we'll|i_will|we_will|i_shall|we_shall|ill|i'm_going_to|we're_going_to ... in|within|by|before|after a|an|the|few|couple|1|2|3|4|5|6|7|10|12|15|24|30|36|48|72|one|two|three|five|ten|half|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|month|noon|lunch|end|eod|hour|day|then",
      "i'll|we'll|i_will|we_will|i_shall|we_shall|ill|i'm_going_to|we're_going_to|i_am_going_to|we_are_going_to * let_you_know|let_u_know|update|follow_up|keep_you|keep_u|check|look_into|confirm|ask|find_out|investigate|chase|inform|notify|send|ship|post|dispatch|refund|resend|replace|contact|call|email|issue|arrange|process|drop_you|ping|message|msg|tell|put|hold|set|have|sort|add|make|try|speak|talk|get",
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
      `carrier|courier|platform|ups|fedex|dhl|usps * ${day}`,
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
