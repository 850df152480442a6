using System.Diagnostics;
using Identity.Domain.SignIn;
using Identity.OpenId.Gate;
using Identity.Server.Hosting;
using Identity.Storage.Facts;

namespace Identity.Server.Gate;

/// <summary>Answers the engine's "may this go out?" with the exit gate (rule 1): facts in one round trip, one pure function.</summary>
internal sealed class ReleaseGate(FactsReader reader, CookieNames cookies, BrowserState browser, TimeProvider clock) : IReleaseGate
{
    private static readonly ReleaseAnswer Unmet = new ReleaseAnswer.Deny("unmet_authentication_requirements", "The requested acr cannot be reached.");

    public Task<ReleaseAnswer> AskAsync(ReleaseQuestion question, CancellationToken cancellationToken) =>
        question.Grant is null ? AskForBrowserAsync(question, cancellationToken) : AskForGrantAsync(question, cancellationToken);

    private async Task<ReleaseAnswer> AskForBrowserAsync(ReleaseQuestion question, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var query = new FactsQuery
        {
            SessionHandle = cookies.SessionIn(question.Browser),
            ClientId = question.Client.ClientId,
            TransactionHandle = question.InteractionHandle,
            TransactionSecret = question.InteractionHandle is { } handle ? question.Browser.Find(cookies.Transaction(handle)) : null,
        };
        var facts = await reader.ReadAsync(query, now, cancellationToken);

        if (question.IsAcrEssential && AcrValues.Lowest(question.AcrValues) is null)
        {
            return Unmet;
        }

        if (facts.Transaction is { DeniedAt: not null })
        {
            return new ReleaseAnswer.Deny("access_denied", "The person did not let the client have what it asks for.");
        }

        // Only a session releases; what a sign-in has proven counts once its session was raised. A sign-in that names
        // somebody else than the session's owner gets nothing from that session (attack 5).
        if (facts.Session is not { } session || facts.Person is not { } person || person.Facts.Id != session.PersonId)
        {
            return new ReleaseAnswer.Interact("login_required");
        }

        var decision = ExitGate.Decide(facts.Policy.Document, person.Facts, session.Proofs, GateRequests.For(question, facts, browser.CertainAddress), now);
        return Answer(decision, person.Facts, session.Sid, session.Proofs, question);
    }

    private async Task<ReleaseAnswer> AskForGrantAsync(ReleaseQuestion question, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var grant = question.Grant!;
        var facts = await reader.ReadAsync(new FactsQuery { PersonId = Guid.Parse(grant.Subject) }, now, cancellationToken);
        if (facts.Person is not { } person)
        {
            return new ReleaseAnswer.Deny("access_denied", "The grant's subject is no longer active.");
        }

        var proofs = ProofWriting.Read(grant.Proofs);
        var decision = ExitGate.Decide(facts.Policy.Document, person.Facts, proofs, GateRequests.For(question, facts, address: null), now);
        return Answer(decision, person.Facts, grant.SessionId, proofs, question);
    }

    private static ReleaseAnswer Answer(
        GateDecision decision, PersonFacts person, string sid, IReadOnlyList<SignInProof> proofs, ReleaseQuestion question) =>
        decision switch
        {
            GateDecision.Proceed(var authentication) => new ReleaseAnswer.Release(new ReleasedSignIn
            {
                Subject = person.Id.ToString(),
                SessionId = sid,
                AuthTime = authentication.AuthTime,
                Acr = AcrValues.Told(authentication.Level, question.AcrValues, question.RequiredAcr),
                Amr = authentication.Amr,
                Epoch = person.Epoch,
                Proofs = ProofWriting.Write(proofs),
            }),
            GateDecision.SignIn or GateDecision.Challenge or GateDecision.Refuse(RefusalReason.Disabled) => new ReleaseAnswer.Interact("login_required"),
            GateDecision.Consent => new ReleaseAnswer.Interact("consent_required"),
            GateDecision.Refuse(RefusalReason.LevelUnreachable) => Unmet,
            GateDecision.ChangePassword or GateDecision.ConfirmMailbox or GateDecision.Enroll or GateDecision.Review or GateDecision.Refuse =>
                new ReleaseAnswer.Interact("interaction_required"),
            _ => throw new UnreachableException(),
        };
}
