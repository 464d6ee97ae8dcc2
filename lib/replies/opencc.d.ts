declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified` pairs of characters, parted by `|`. */
  const pairs: string;
  export default pairs;
}
