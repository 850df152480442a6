using System.Net;
using Identity.Domain.Methods;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.Storage.Facts;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Server.Gate;

/// <summary>One sign-in as it stands: the request that waits, and the facts as they were read a moment ago.</summary>
internal sealed record Journey
{
    /// <summary>The opaque handle in the path.</summary>
    public required string Handle { get; init; }

    /// <summary>What is stored of the sign-in.</summary>
    public required StoredTransaction Transaction { get; init; }

    /// <summary>The app's request.</summary>
    public required AuthorizationRequest Request { get; init; }

    /// <summary>The app.</summary>
    public required Client Client { get; init; }

    /// <summary>Policy, person and session.</summary>
    public required SignInFacts Facts { get; init; }

    /// <summary>Where the person is, as far as that is certain.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>When the facts were read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The person that the sign-in is about: named in it, or else the session's.</summary>
    public StoredPerson? Person => Facts.Person;

    /// <summary>The browser's session, if it is that person's (attack 5).</summary>
    public StoredSession? Session => Facts.Session is { } session && session.PersonId == Person?.Facts.Id ? session : null;

    /// <summary>What counts: the session's proofs and the sign-in's own.</summary>
    public IReadOnlyList<SignInProof> Proofs => ProofSet.Merge(Session?.Proofs ?? [], Transaction.Proofs);

    /// <summary>The person's method that goes when the one at hand is registered; <see langword="null"/> if none does.</summary>
    public RegisteredMethod? Replaced => Transaction.Task is AccountTask.Bind { Replaces: { } id } ? Person?.Facts.Methods.FirstOrDefault(method => method.Id == id) : null;

    /// <summary>What the person has beside it.</summary>
    public IEnumerable<RegisteredMethod> KeptMethods => Person!.Facts.Methods.Where(method => method != Replaced);

    /// <summary>What is asked for, in the gate's words.</summary>
    public GateRequest Asked => GateRequests.For(Request, Client, Transaction, Facts, Address);

    /// <summary>Asks the exit gate, afresh (rule 1).</summary>
    public GateDecision Decide() => Decide(Proofs);

    /// <summary>Whether what was proven in it is of an earlier epoch: the request may go on, this sign-in may not (attack 1).</summary>
    public bool IsOutdated => Transaction.Epoch is { } epoch && Person?.Facts.Epoch != epoch;

    /// <summary>Whether the session alone already satisfies the gate, so that the app can have its answer.</summary>
    public bool IsCoveredBySession() => Session is { } session && Decide(session.Proofs) is GateDecision.Proceed;

    private GateDecision Decide(IReadOnlyList<SignInProof> proofs) =>
        ExitGate.Decide(Facts.Policy.Document, Person?.Facts, proofs, Asked, Now);
}
