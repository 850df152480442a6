namespace Identity.Domain.Tests.Golden;

/// <summary>Policy documents as earlier versions wrote them. Each stays as it is: they are what is stored at organisations.</summary>
internal static class GoldenPolicies
{
    private const string AllOn = """
        {"totp":{"on":true},"securityKey":{"on":true},"email":{"on":true},"questions":{"on":true},
         "phone":{"on":true,"include":["*"],"exclude":[],"text":true,"call":true,"countries":["NL","BE"]}}
        """;

    private const string WithCodes = """{"totp":{"on":true},"phone":{"on":true,"countries":["NL"]},"recoveryCodes":{"on":true}}""";

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
        ("recovery codes on", $$"""{"schema":1,"methods":{{WithCodes}},"registration":[{"id":"one","purpose":"twoStep","count":1}]}"""),
        ("recovery codes on, no rule", $$"""{"schema":1,"methods":{{WithCodes}}}"""),
        ("first registration by pass", First("""{"allow":["pass"]}""", """ "accessPass":{"on":true},""")),
        ("first registration at another place", First("""{"allow":["network"],"networks":{"office":["203.0.113.0/24"]}}""")),
        ("first registration at this place", First("""{"allow":["network"],"networks":{"office":["198.18.0.0/16"]}}""")),
        ("password for five days", First("""{"allow":["password"],"passwordDays":5}""")),
        ("keys never alone", """
            {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"countries":["NL"]},"securityKey":{"on":true,"firstFactor":false}},"registration":[{"id":"one","purpose":"twoStep","count":1}]}
            """),
        ("keys vouched for at this place", """
            {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"countries":["NL"]},"securityKey":{"on":true,"networks":["198.18.0.0/16"]}},
             "signIn":[{"clients":["app"],"acr":"urn:identity:phr"}]}
            """),
        ("app passwords offered", $$"""
            {"schema":1,"methods":{{AllOn}},"appPasswords":"offered","registration":[{"id":"one","purpose":"twoStep","count":1}]}
            """),
        ("access passes on", $$$"""{"schema":1,"methods":{{{AllOn}}},"accessPass":{"on":true}}"""),
        ("hardware tokens on", """{"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"countries":["NL"]},"hardwareToken":{"on":true}},"registration":[{"id":"one","purpose":"twoStep","count":1}]}"""),
        ("hardware tokens required", """
            {"schema":1,"methods":{"totp":{"on":true},"hardwareToken":{"on":true}},"registration":[{"id":"tokens","purpose":"twoStep","require":["hardwareToken"],"allowOther":true}]}
            """),
        ("devices remembered", $$"""{"schema":1,"methods":{{AllOn}},"rememberDeviceDays":30,"registration":[{"id":"one","purpose":"twoStep","count":1}]}"""),
        ("devices remembered, app level", $$"""{"schema":1,"methods":{{AllOn}},"rememberDeviceDays":30,"signIn":[{"clients":["app"],"acr":"urn:identity:2fa"}]}"""),
        ("first registration by mailbox", First("""{"allow":["mailbox"]}""")),
        ("first registration by a mailbox elsewhere", First(
            """{"allow":["mailbox"]}""", """ "passwordReset":{"administrators":["admins"],"email":{"refusedDomains":["home.example"]}},""")),
        ("review every day", $$$"""{"schema":1,"methods":{{{AllOn}}},"reconfirmDays":1,"review":{"include":["*"]}}"""),
    ];

    private static string First(string rule, string more = "") =>
        $$"""{"schema":1,"methods":{{AllOn}},"firstRegistration":{{rule}},{{more}}"registration":[{"id":"one","purpose":"twoStep","count":1}]}""";

    private static string Rules(params string[] rules) =>
        $$"""{"schema":1,"methods":{{AllOn}},"registration":[{{string.Join(',', rules)}}]}""";
}
