using Identity.Domain.Policies;

namespace Identity.Server.Tests.Model;

/// <summary>The policies that organisations of the model change between.</summary>
internal static class ModelPolicies
{
    private const string Limits = """ "limits":{"numberPerDay":100,"prefixPerHour":100000,"addressPerHour":100000}""";

    private const string AllOn = $$$"""
        {"totp":{"on":true},"email":{"on":true},"questions":{"on":true},"phone":{"on":true,"countries":["NL"],{{{Limits}}}} }
        """;

    private const string Reset = """ "passwordReset":{"administrators":["admins"]}""";

    /// <summary>The documents, the first of which is in force at the beginning.</summary>
    public static IReadOnlyList<(string Json, PolicyDocument Document)> All { get; } =
    [
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}}}"""),
        With("""{"id":"both","include":["staff"],"purpose":"twoStep","require":["totp","phone"]}"""),
        With("""{"id":"one","purpose":"twoStep","count":1,"defer":{"skips":3}}"""),
        With("""{"id":"one","purpose":"twoStep","count":1}""", """{"id":"reset","purpose":"passwordReset","count":2,"defer":{"graceDays":14}}"""),
        Of($$$"""{"schema":1,"methods":{"email":{"on":true},"phone":{"on":true,"countries":["NL"],{{{Limits}}}}},{{{Reset}}},"registration":[{"id":"one","purpose":"twoStep","count":1}]}"""),
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},"firstRegistration":{"allow":[]},"signIn":[{"clients":["app"],"acr":"urn:identity:2fa"}]}"""),
        Of($$$"""{"schema":1,"methods":{{{AllOn}}},"passwordReset":{"administrators":["admins"],"twoMethods":{"include":["*"]},"reuseChannel":true},"reconfirmDays":7,"review":{"include":["staff"]}}"""),
        With("""{"id":"mail","purpose":"passwordReset","require":["email"]}""", """{"id":"phones","purpose":"twoStep","require":["phone"],"nudge":{"snoozeDays":7,"snoozes":3}}"""),
        Of("""{"schema":1,"methods":{"totp":{"on":true}},"reconfirmDays":30}"""),
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},"review":{"include":["*"]},"reconfirmDays":1}"""),
    ];

    private static (string Json, PolicyDocument Document) With(params string[] rules) =>
        Of($$"""{"schema":1,"methods":{{AllOn}},{{Reset}},"registration":[{{string.Join(',', rules)}}]}""");

    private static (string Json, PolicyDocument Document) Of(string json) => (json, PolicyReader.Read(json) switch
    {
        PolicyReading.Valid(var document) => document,
        var wrong => throw new InvalidOperationException($"{wrong}: {json}"),
    });
}
