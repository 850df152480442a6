using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Server.Authenticators.Email;
using Identity.Server.PasswordReset.Ceremonies;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>The keys under which answers and sessions of resets are counted: twice each, by the name and by who has it.</summary>
/// <remarks>
/// The person's decides, so that two names are no two budgets. Only the name's is shown: a lock under a second name of the same person
/// would say that somebody has it (attack 11).
/// </remarks>
/// <param name="Name">The key of what was typed, whoever has it.</param>
/// <param name="Person">The key of who has it, or of nobody.</param>
internal sealed record ResetCounterKeys(string Name, string Person)
{
    private const string AllMethods = "session";

    /// <summary>Those of answers to a method.</summary>
    public static ResetCounterKeys OfMethod(StoredReset reset, AuthenticationMethod method) => Of(reset, reset.Browser, method.Name);

    /// <summary>Those of sessions.</summary>
    public static ResetCounterKeys OfSession(StoredReset reset) => Of(reset, reset.Browser, AllMethods);

    /// <summary>All keys of a person, in the order in which they are charged.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="nameDigests">The digests of the person's names.</param>
    public static IEnumerable<string> All(Guid personId, IReadOnlyCollection<string> nameDigests) =>
        from counted in MethodCatalogue.All.Select(method => method.Name).Prepend(AllMethods)
        from browser in Enum.GetValues<ResetBrowser>()
        from key in nameDigests.Select(digest => OfName(digest, browser, counted)).Append(OfPerson(personId, browser, counted))
        select key;

    /// <summary>The keys under which a person's codes by mail are counted, by name and by person.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="nameDigests">The digests of the person's names.</param>
    public static IEnumerable<string> OfMails(Guid personId, IReadOnlyCollection<string> nameDigests) =>
        from browser in Enum.GetValues<ResetBrowser>()
        from key in nameDigests.Select(digest => ResetAsks.CountedKey(ResetAsks.PaceKey(digest, browser, MethodCatalogue.Email)))
            .Append(MailOrder.CountedKey(CodePurpose.PasswordReset, browser, personId))
        select key;

    private static ResetCounterKeys Of(StoredReset reset, ResetBrowser browser, string counted) => new(
        OfName(reset.NameDigest, browser, counted),
        reset.PersonId is { } id ? OfPerson(id, browser, counted) : $"reset:nobody:{reset.NameDigest}:{browser}:{counted}");

    private static string OfName(string digest, ResetBrowser browser, string counted) => $"reset:name:{digest}:{browser}:{counted}";

    private static string OfPerson(Guid id, ResetBrowser browser, string counted) => $"reset:{id}:{browser}:{counted}";
}
