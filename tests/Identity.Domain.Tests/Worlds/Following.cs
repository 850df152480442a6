using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>Somebody who does what the pages ask.</summary>
public static class Following
{
    /// <summary>The world after a password, a second step, a new password, a review or a consent.</summary>
    public static World Answered(World world, GateDecision decision, int choice) => decision switch
    {
        GateDecision.SignIn => Proven(world, new PasswordProof(world.Now, world.Person.Epoch)),
        GateDecision.Challenge(var methods) => Proven(world, Answer(world, methods[choice % methods.Count])),
        GateDecision.ChangePassword => world with
        {
            Person = world.Person with { MustChangePassword = false, Epoch = world.Person.Epoch + 1 },
        },
        GateDecision.Review(var due, var later) => choice % 2 == 0 ? Confirmed(world, due) : Later(world, later),
        GateDecision.Consent => world with { Request = world.Request with { NeedsConsent = false } },
        _ => world,
    };

    /// <summary>The world after the first step of the wizard.</summary>
    public static World Enrolled(World world, GateDecision.Enroll enroll, int choice)
    {
        var choices = enroll.Plan.Steps[0].Choices;
        var chosen = choices[choice % choices.Count];
        var row = WorldGenerator.Registered(chosen, 1000 + world.Person.Methods.Count, world.Now, enroll.Permit.Level);
        var registered = world with { Person = world.Person with { Methods = [.. world.Person.Methods, row] } };
        return chosen is TwoStepMethod method
            ? Proven(registered, new TwoStepProof(method, row.Id, row.Channel, world.Now, world.Person.Epoch, atRegistration: true))
            : registered;
    }

    /// <summary>The world after "Not now".</summary>
    public static World Later(World world, params IReadOnlyList<DeferralOffer> offers) =>
        offers.Aggregate(world, (before, offer) =>
        {
            var kept = before.Person.Deferrals.SingleOrDefault(deferral => deferral.RuleId == offer.RuleId)
                ?? new Deferral { RuleId = offer.RuleId, FirstAskedAt = before.Now };
            var put = kept with { SkippedAt = before.Now, SkipsUsed = kept.SkipsUsed + 1, RuleHash = offer.RuleHash, Deadline = offer.Deadline };
            return before with { Person = before.Person with { Deferrals = [.. before.Person.Deferrals.Where(other => other != kept), put] } };
        });

    private static World Confirmed(World world, IReadOnlyList<RegisteredMethod> due) => world with
    {
        Person = world.Person with
        {
            Methods = [.. world.Person.Methods.Select(method => due.Contains(method) ? method with { ProvenAt = world.Now } : method)],
        },
    };

    private static TwoStepProof Answer(World world, RegisteredMethod method) =>
        new((TwoStepMethod)method.Method, method.Id, method.Channel, world.Now, world.Person.Epoch);

    private static World Proven(World world, SignInProof proof) => world with { Proofs = [.. world.Proofs, proof] };
}
