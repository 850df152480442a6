using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Golden;

/// <summary>People as they are stored at organisations.</summary>
internal static class GoldenPeople
{
    private static readonly RegisteredMethod Totp = Row(1, MethodCatalogue.Totp) with { IsDefault = true };
    private static readonly RegisteredMethod Phone = Row(2, MethodCatalogue.Phone);
    private static readonly RegisteredMethod Key = Row(3, MethodCatalogue.SecurityKey) with { RegisteredUnder = AssuranceLevel.PhishingResistant };
    private static readonly RegisteredMethod Email = Row(4, MethodCatalogue.Email);
    private static readonly RegisteredMethod Questions = Row(5, MethodCatalogue.Questions);

    public static IReadOnlyList<(string Name, PersonFacts Facts)> Everybody { get; } =
    [
        ("newcomer", Person([])),
        ("newcomer in staff", Person(["staff"])),
        ("newcomer in pilot", Person(["staff", "pilot"])),
        ("first asked 20 days ago", Person(["pilot"]) with
        {
            Deferrals = [.. new[] { "pilot", "one" }.Select(rule => new Deferral { RuleId = rule, FirstAskedAt = Given.Now.AddDays(-20), SkipsUsed = 2 })],
        }),
        ("totp", Person(["staff"], Totp)),
        ("phone", Person(["staff"], Phone with { IsDefault = true })),
        ("totp and phone", Person(["staff"], Totp, Phone)),
        ("key", Person(["staff"], Key with { IsDefault = true })),
        ("totp and key", Person(["staff"], Totp, Key)),
        ("email and questions", Person(["staff"], Email, Questions)),
        ("everything", Person(["staff"], Totp, Phone, Key, Email, Questions)),
        ("switched off account", Person(["staff"], Totp) with { IsDisabled = true }),
    ];

    private static PersonFacts Person(HashSet<string> groups, params IEnumerable<RegisteredMethod> methods) =>
        Given.Person(methods) with { Groups = groups };

    /// <summary>Old enough for every interval: whoever was not asked about it before is not asked now.</summary>
    private static RegisteredMethod Row(int row, AuthenticationMethod method) => Given.Registered(method) with
    {
        Id = new Guid(row, 0, 0, new byte[8]),
        RegisteredAt = Given.Now.AddDays(-1000 + row),
    };
}
