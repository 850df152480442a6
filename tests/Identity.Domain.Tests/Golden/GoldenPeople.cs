using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Golden;

/// <summary>People as they are stored at organisations.</summary>
internal static class GoldenPeople
{
    private static readonly RegisteredMethod Totp = Row(1, MethodCatalogue.Totp) with { IsDefault = true };
    private static readonly RegisteredMethod Phone = Row(2, MethodCatalogue.Phone) with { Phone = PhoneSlot.Mobile };
    private static readonly RegisteredMethod Key = Row(3, MethodCatalogue.SecurityKey) with { RegisteredUnder = AssuranceLevel.PhishingResistant };
    private static readonly RegisteredMethod Email = Row(4, MethodCatalogue.Email);
    private static readonly RegisteredMethod Questions = Row(5, MethodCatalogue.Questions);
    private static readonly RegisteredMethod Codes = Row(6, MethodCatalogue.RecoveryCodes) with { CodesLeft = 7 };
    private static readonly RegisteredMethod Token = Row(7, MethodCatalogue.HardwareToken);
    private static readonly RegisteredMethod SpentCodes = Codes with { CodesLeft = 0 };

    /// <summary>What "Not now" is kept under in a database. A hash that changes asks everybody anew.</summary>
    private static readonly Dictionary<string, string> Hashes = new(StringComparer.Ordinal)
    {
        ["keys"] = "d0114c2ac8a29f46f4b9f7493d9b4a75389ca0a63fdf263dd8b349f87d2030b4",
        ["reset"] = "6304ea7d335da662833d5cec322bc3ff104ee839460311d82fcb616ddba0f17f",
        ["reconfirmDays"] = "8e29af42e633c045591ecc62c3f8d6ef5120788da1be8e13c16cdff654e0bfae",
    };

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
        ("password to be changed", Person(["staff"], Totp) with { MustChangePassword = true }),
        ("reset by phone", Person(["staff"], Phone) with { ResetChannels = [new(Phone.Channel, Given.Now.AddMinutes(-1))] }),
        ("totp, reset by phone", Person(["staff"], Totp, Phone) with { ResetChannels = [new(Phone.Channel, Given.Now.AddMinutes(-1))] }),
        ("said not now", Person(["staff"], Totp, Phone) with { Deferrals = [Later("keys", 1), Later("reconfirmDays", 1), Later("reset", 1)] }),
        ("switched off account", Person(["staff"], Totp) with { IsDisabled = true }),
        ("totp and recovery codes", Person(["staff"], Totp, Codes)),
        ("totp and used-up recovery codes", Person(["staff"], Totp, SpentCodes)),
        ("recovery codes alone", Person(["staff"], Codes)),
        ("used-up recovery codes alone", Person(["staff"], SpentCodes)),
        ("key without user verification", Person(["staff"], Key with { IsDefault = true, Key = Given.Passkey with { VerifiesUser = false } })),
        ("key registered under a text", Person(["staff"], Phone with { IsDefault = true }, Key with { RegisteredUnder = AssuranceLevel.TwoFactor })),
        ("key registered under a password", Person(["staff"], Key with { IsDefault = true, RegisteredUnder = AssuranceLevel.OneFactor })),
        ("frozen newcomer", Person(["staff"]) with { IsFrozen = true }),
        ("frozen, totp", Person(["staff"], Totp) with { IsFrozen = true }),
        ("newcomer of 20 days ago", Person(["staff"]) with { CreatedAt = Given.Now.AddDays(-20) }),
        ("newcomer of today", Person(["staff"]) with { CreatedAt = Given.Now.AddHours(-1) }),
        ("hardware token", Person(["staff"], Token with { IsDefault = true })),
        ("phone and hardware token", Person(["staff"], Phone with { IsDefault = true }, Token)),
        ("totp on a remembered device", Remembered(Person(["staff"], Totp), Totp)),
        ("phone and key on a remembered device", Remembered(Person(["staff"], Phone with { IsDefault = true }, Key), Phone)),
        ("newcomer with a mailbox", Person(["staff"]) with { MailDomain = "home.example" }),
        ("frozen newcomer with a mailbox", Person(["staff"]) with { MailDomain = "home.example", IsFrozen = true }),
    ];

    private static Deferral Later(string ruleId, int times) =>
        new() { RuleId = ruleId, FirstAskedAt = Given.Now.AddDays(-1), SkipsUsed = times, SkippedAt = Given.Now, RuleHash = Hashes[ruleId] };

    /// <summary>The browser of the sign-in is remembered since a second step by that method yesterday.</summary>
    private static PersonFacts Remembered(PersonFacts person, RegisteredMethod method) => person with
    {
        RememberedDevices =
        [
            new RememberedDevice { Id = new Guid(8, 0, 0, new byte[8]), Epoch = person.Epoch, MethodId = method.Id, RememberedAt = Given.Now.AddDays(-1), Until = Given.Now.AddDays(29) },
        ],
    };

    private static PersonFacts Person(HashSet<string> groups, params IEnumerable<RegisteredMethod> methods) =>
        Given.Person(methods) with { Groups = groups };

    /// <summary>Old enough for every interval: whoever was not asked about it before is not asked now.</summary>
    private static RegisteredMethod Row(int row, AuthenticationMethod method) => Given.Registered(method) with
    {
        Id = new Guid(row, 0, 0, new byte[8]),
        RegisteredAt = Given.Now.AddDays(-1000 + row),
    };
}
