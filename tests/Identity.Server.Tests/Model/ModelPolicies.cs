using Identity.Domain.Policies;

namespace Identity.Server.Tests.Model;

/// <summary>The policies that organisations of the model change between.</summary>
internal static class ModelPolicies
{
    private const string Limits = """ "limits":{"numberPerDay":100,"prefixPerHour":100000,"addressPerHour":100000}""";

    private const string AllOn = $$$"""
        {"totp":{"on":true},"hardwareToken":{"on":true},"securityKey":{"on":true},"email":{"on":true},"questions":{"on":true},"recoveryCodes":{"on":true},"phone":{"on":true,"countries":["NL"],{{{Limits}}}} }
        """;

    private const string Reset = """ "passwordReset":{"administrators":["admins"]}""";

    private const string Help = """ "accessPass":{"on":true},"appPasswords":"offered","rememberDeviceDays":30 """;

    private const string One = """ "registration":[{"id":"one","purpose":"twoStep","count":1}]""";

    /// <summary>The network that some of them trust.</summary>
    public const string Office = "office";

    /// <summary>The documents, the first of which is in force at the beginning.</summary>
    public static IReadOnlyList<(string Json, PolicyDocument Document)> All { get; } =
    [
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},{{Help}}}"""),
        With("""{"id":"both","include":["staff"],"purpose":"twoStep","require":["totp","phone"]}"""),
        With("""{"id":"one","purpose":"twoStep","count":1,"defer":{"skips":3}}"""),
        With("""{"id":"one","purpose":"twoStep","count":1}""", """{"id":"reset","purpose":"passwordReset","count":2,"defer":{"graceDays":14}}"""),
        Of($$$"""{"schema":1,"methods":{"email":{"on":true},"phone":{"on":true,"countries":["NL"],{{{Limits}}} } },{{{Reset}}},{{{One}}} }"""),
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},"firstRegistration":{"allow":[]},"accessPass":{"on":true,"exclude":["admins"]},"signIn":[{"clients":["app"],"acr":"urn:identity:2fa"}]}"""),
        Of($$$"""{"schema":1,"methods":{{{AllOn}}},"passwordReset":{"administrators":["admins"],"twoMethods":{"include":["*"]},"reuseChannel":true},"reconfirmDays":7,"review":{"include":["staff"]}}"""),
        With("""{"id":"mail","purpose":"passwordReset","require":["email"]}""", """{"id":"phones","purpose":"twoStep","require":["phone"],"nudge":{"snoozeDays":7,"snoozes":3}}"""),
        Of("""{"schema":1,"methods":{"totp":{"on":true}},"reconfirmDays":30}"""),
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},{{Help}},"review":{"include":["*"]},"reconfirmDays":1}"""),
        Of($$$"""{"schema":1,"methods":{{{AllOn}}},{{{Reset}}},{{{Help}}},{{{One}}},"firstRegistration":{"allow":["pass"]}}"""),
        Of($$$$"""
            {"schema":1,"methods":{{{{AllOn}}}},{{{{Reset}}}},{{{{Help}}}},{{{{One}}}},
             "firstRegistration":{"allow":["password","network"],"passwordDays":5,"networks":{"{{{{Office}}}}":["192.0.2.1","192.0.2.3"]} } }
            """),
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},{{One}},"appPasswords":"required","accessPass":{"on":true,"once":true},"rememberDeviceDays":3 }"""),
        Of($$$"""{"schema":1,"methods":{{{AllOn}}},{{{Help}}},"passwordReset":{"administrators":["admins"],"keepAppPasswords":true},"signIn":[{"clients":["dovecot"],"acr":"urn:identity:2fa"}]}"""),
        Of($$"""
            {"schema":1,"methods":{"totp":{"on":true},"recoveryCodes":{"on":true},"securityKey":{"on":true,"networks":["192.0.2.2/32"]} },{{Reset}},{{Help}},
             "signIn":[{"clients":["app"],"acr":"urn:identity:phr"}]}
            """),
        Of($$"""
            {"schema":1,"methods":{"totp":{"on":true},"recoveryCodes":{"on":true},"securityKey":{"on":true,"firstFactor":false} },{{Help}},
             "passwordReset":{"administrators":["admins"],"securityKey":false},
             "registration":[{"id":"keys","purpose":"twoStep","require":["securityKey"],"defer":{"skips":3} }]}
            """),
    ];

    /// <summary>Whether a browser is in that network.</summary>
    public static bool IsAtOffice(ModelBrowser browser) => browser.Number % 2 == 0;

    private static (string Json, PolicyDocument Document) With(params string[] rules) =>
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},{{Help}},"registration":[{{string.Join(',', rules)}}]}""");

    private static (string Json, PolicyDocument Document) Of(string json) => (json, PolicyReader.Read(json) switch
    {
        PolicyReading.Valid(var document) => document,
        var wrong => throw new InvalidOperationException($"{wrong}: {json}"),
    });
}
