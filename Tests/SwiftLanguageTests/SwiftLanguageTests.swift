import CodegenSwiftLanguage
import Testing

@Suite struct SwiftLanguageTests {
    private let casing = Casing(acronyms: ["NHS", "EHR"])

    @Test(arguments: [
        ("practice_group_id", "practiceGroupID"), ("practiceGroupId", "practiceGroupID"), ("_id", "id"), ("__v", "v"),
        ("ID", "id"),
        ("role_ids", "roleIDs"), ("URLs", "urls"), ("getJwt", "getJWT"), ("HTTPServerError", "httpServerError"),
        ("eTag", "eTag"),
        ("address_line_1", "addressLine1"), ("last4", "last4"), ("v1.2", "v1_2"), ("nhs_number", "nhsNumber"),
        ("NHS_APP", "nhsApp"), ("SUPER_DETAILED", "superDetailed"), ("SMS", "sms"),
        ("H.E. Ambassador Mr", "heAmbassadorMr"),
        ("GP – Dermatology Specialist", "gpDermatologySpecialist"),
        ("patient.medical-record-updated", "patientMedicalRecordUpdated"),
        ("HM King", "hmKing"), ("status[]", "status"), ("1h", "_1h"), ("-1", "minus1"), ("+1", "plus1"), ("", "empty"),
        ("*", "asterisk"), ("<=", "lessEquals"), ("🎉", "u1f389"), ("größe", "größe"), ("名前", "名前"), ("a  b", "aB"),
        ("$ref", "ref"),
        ("ICD-10-CM", "icd10Cm"), ("orderBy", "orderBy"), ("x-enum", "xEnum"),
    ])
    func `member names`(_ text: String, _ name: String) {
        #expect(casing.memberName(text) == name)
    }

    @Test(arguments: [
        ("list_admins", "ListAdmins"), ("Booking - HCA", "BookingHCA"), ("PatientTitle", "PatientTitle"),
        ("nhs number", "NHSNumber"),
        ("ehrCandidate", "EHRCandidate"), ("api_key", "APIKey"), ("3d", "_3d"), ("", "Empty"), ("user", "User"),
        ("URL", "URL"),
        ("patient.confirmed payload", "PatientConfirmedPayload"), ("ids", "IDs"), ("HRH", "Hrh"),
        ("ShortLinks", "ShortLinks"),
    ])
    func `type names`(_ text: String, _ name: String) {
        #expect(casing.typeName(text) == name)
    }

    @Test func `whatever goes in, an identifier comes out`() {
        let alphabet: [Unicode.Scalar] = [
            "a", "Z", "0", "9", "_", " ", "-", ".", "é", "名", "🎉", "\u{200F}", "\u{0}", "'", "{", "\\", "א",
        ]
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    let text = String(String.UnicodeScalarView([first, second, third]))
                    for name in [casing.memberName(text), casing.typeName(text)] {
                        #expect(!name.isEmpty)
                        #expect(name.unicodeScalars.first.map { !("0"..."9").contains($0) } == true)
                        #expect(
                            name.unicodeScalars.allSatisfy {
                                $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
                            })
                    }
                }
            }
        }
    }

    @Test func `keywords get backticks where they need them`() {
        #expect(Identifiers.escaped("default") == "`default`")
        #expect(Identifiers.escaped("open") == "open")
        #expect(Identifiers.escaped("name") == "name")
        #expect(ReservedNames.member("self") == "selfValue")
        #expect(ReservedNames.replacement(for: "Type") == "Kind")
        #expect(ReservedNames.replacement(for: "Error") == "ErrorModel")
    }

    @Test func `literals are escaped`() {
        #expect(StringLiteral.quoted("a\"b\\c\nd\u{0}\u{202E}\\(x)") == #""a\"b\\c\nd\0\u{202e}\\(x)""#)
    }

    @Test func `doc comments are wrapped, and can't be left`() {
        #expect(DocumentationText.lines("one\n\n\n\ntwo  \r\nthree\u{2028}x") == ["one", "", "two", "three", "x"])
        #expect(DocumentationText.lines("aaa bbb ccc", width: 7) == ["aaa bbb", "ccc"])
        #expect(DocumentationText.lines("- aaa bbb ccc", width: 7) == ["- aaa", "  bbb", "  ccc"])
        #expect(
            DocumentationText.lines("```\na very long line of code\n```", width: 7) == [
                "```", "a very long line of code", "```",
            ])
        #expect(DocumentationText.line(" a\n b ") == "a b")
    }
}
