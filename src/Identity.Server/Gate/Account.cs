using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Identity.Storage.Sessions;

namespace Identity.Server.Gate;

/// <summary>The person of this browser's session, on the server's own pages.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Session">The session.</param>
/// <param name="Policy">The policy in force.</param>
/// <param name="Now">When this was read.</param>
internal sealed record Account(StoredPerson Person, StoredSession Session, PolicyDocument Policy, DateTimeOffset Now)
{
    /// <summary>What is registered, the default first.</summary>
    public IReadOnlyList<RegisteredMethod> Methods => [.. Person.Facts.Methods.OrderByDescending(method => method.IsDefault)];

    /// <summary>The method with this id; <see langword="null"/> if the person has none (fault 8).</summary>
    public RegisteredMethod? Find(Guid id) => Person.Facts.Methods.FirstOrDefault(method => method.Id == id);

    /// <summary>Whether methods of that kind may be changed now, and at which level (rule 5).</summary>
    public EnrollmentAuthority Authority(AuthenticationMethod kind) => SecurityInfoRules.Authority(Policy, Person.Facts, kind, Session.Proofs, Now);

    /// <summary>Whether the session is good for this task, by the exit gate (rule 1): a weaker one sees nothing and changes nothing (fault 10).</summary>
    public bool Allows(AccountTask task) =>
        ExitGate.Decide(Policy, Person.Facts, Session.Proofs, GateRequests.For(task, Now), Now) is GateDecision.Proceed;
}
