/// The words that the values are made of.
enum Vocabulary {
    static let firstNames = [
        "Ada", "Grace", "Margaret", "Katherine", "Dorothy", "Radia", "Barbara", "Edith", "Mary", "Hedy", "Alan", "John",
    ]
    static let lastNames = [
        "Lovelace", "Hopper", "Hamilton", "Johnson", "Vaughan", "Perlman", "Liskov", "Clarke", "Somerville", "Lamarr",
    ]
    static let cities = ["London", "Leeds", "Sheffield", "Brighton", "Bristol", "Norwich", "York", "Bath"]
    static let plain = [
        "appointment", "the", "patient", "was", "seen", "by", "a", "clinician", "and", "referred", "to", "another",
        "practice",
        "for", "further", "review", "within", "two", "weeks",
    ]
    /// Text as people write it in many places of the world: two, three and four bytes a scalar.
    static let international = [
        "über", "naïve", "café", "señor", "Straße", "Ærø", "Łódź", "São", "Москва", "привет", "Αθήνα", "日本語", "東京都",
        "한국어", "中文字符", "हिन्दी", "👩‍🔬", "🚀", "and", "the", "with", "plain", "words", "between",
    ]
    /// What has to be escaped when it is written.
    static let escaped = [
        "\"quoted\"", "C:\\Users\\ada", "line\nbreak", "tab\there", "a\r\nb", "plain", "words", "between", "them", "as",
        "usual",
    ]
}
