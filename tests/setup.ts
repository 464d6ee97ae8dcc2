// A run in the wrong zone would pass tests that should fail, so it does not start.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone !== 'America/New_York') throw new Error(`tests run in America/New_York, this is ${zone}`);
