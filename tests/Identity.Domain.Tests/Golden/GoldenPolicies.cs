namespace Identity.Domain.Tests.Golden;

/// <summary>Policy documents as earlier versions wrote them. Each stays as it is: they are what is stored at organisations.</summary>
internal static class GoldenPolicies
{
    private const string AllOn = """
        {"totp":{"on":true},"securityKey":{"on":true},"email":{"on":true},"questions":{"on":true},
         "phone":{"on":true,"include":["*"],"exclude":[],"text":true,"call":true,"countries":["NL","BE"]}}
        """;

    public static IReadOnlyList<(string Name, string Json)> Schema1 { get; } =
    [
        ("nothing", """{"schema":1}"""),
        ("totp on", """{"schema":1,"methods":{"totp":{"on":true}}}"""),
        ("demo", """
            {"schema":1,
             "methods":{
              "totp":{"on":true,"include":["*"],"exclude":[]},
              "phone":{"on":true,"include":["*"],"exclude":[],"text":true,"call":true,"countries":["NL","BE"]}},
             "registration":[
              {"id":"staff","include":["staff"],"exclude":["pilot"],"purpose":"twoStep","require":["totp","phone"],"allowOther":true,"defer":null},
              {"id":"pilot","include":["pilot"],"exclude":[],"purpose":"twoStep","require":["totp","phone"],"allowOther":true,"defer":{"graceDays":14}}],
             "order":["totp","phone"],
             "firstRegistration":{"allow":["password"]},
             "reconfirmDays":180,
             "appPasswords":"off",
             "signIn":[{"clients":["*"],"acr":null}]}
            """),
        ("named", Rules("""{"id":"both","purpose":"twoStep","require":["phone","totp"]}""")),
        ("skips", Rules("""{"id":"one","purpose":"twoStep","count":1,"defer":{"skips":3}}""")),
        ("until", Rules("""{"id":"one","purpose":"twoStep","count":1,"defer":{"until":"2026-06-30"}}""")),
        ("two purposes", Rules(
            """{"id":"one","purpose":"twoStep","count":1}""", """{"id":"reset","purpose":"passwordReset","count":2}""")),
        ("app level", $$"""{"schema":1,"methods":{{AllOn}},"signIn":[{"clients":["app"],"acr":"urn:identity:2fa"}]}"""),
        ("app phishing-resistant", $$"""{"schema":1,"methods":{{AllOn}},"signIn":[{"clients":["*"],"acr":"urn:identity:phr"}]}"""),
        ("no first registration", $$"""
            {"schema":1,"methods":{{AllOn}},"firstRegistration":{"allow":[]},"registration":[{"id":"one","purpose":"twoStep","count":1}]}
            """),
        ("totp switched off", """
            {"schema":1,"methods":{"phone":{"on":true,"countries":["NL"]}},"registration":[{"id":"one","purpose":"twoStep","count":1}]}
            """),
        ("reset alone, without end", Rules("""{"id":"reset","purpose":"passwordReset","count":2,"defer":{"always":true}}""")),
        ("campaign for keys", Rules(
            """{"id":"one","purpose":"twoStep","count":1}""",
            """{"id":"keys","purpose":"twoStep","require":["securityKey"],"nudge":{"snoozeDays":7,"snoozes":3}}""")),
        ("review", $$$"""{"schema":1,"methods":{{{AllOn}}},"review":{"include":["*"]}}"""),
        ("older page for staff", $$"""
            {"schema":1,"methods":{{AllOn}},"experience":{"exclude":["staff"]},"review":{"include":["*"]},
             "registration":[{"id":"one","purpose":"twoStep","count":1},{"id":"reset","purpose":"passwordReset","count":3}]}
            """),
        ("reset over the same channel", $$$"""{"schema":1,"methods":{{{AllOn}}},"passwordReset":{"administrators":["staff"],"reuseChannel":true}}"""),
        ("app passwords required", $$$"""
            {"schema":1,"methods":{{{AllOn}}},"appPasswords":"required",
             "registration":[
              {"id":"staff","include":["staff"],"exclude":["pilot"],"purpose":"twoStep","require":["totp","phone"]},
              {"id":"pilot","include":["pilot"],"purpose":"twoStep","require":["totp"],"defer":{"graceDays":14}}]}
            """),
    ];

    private static string Rules(params string[] rules) =>
        $$"""{"schema":1,"methods":{{AllOn}},"registration":[{{string.Join(',', rules)}}]}""";
}
