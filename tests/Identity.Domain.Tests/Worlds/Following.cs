using Identity.Domain.Methods;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>Somebody who does what the pages ask.</summary>
public static class Following
{
    /// <summary>The world after a password, a second step or a consent.</summary>
    public static World Answered(World world, GateDecision decision, int choice) => decision switch
    {
        GateDecision.SignIn => Proven(world, new PasswordProof(world.Now, world.Person.Epoch)),
        GateDecision.Challenge(var methods) => Proven(world, Answer(world, methods[choice % methods.Count])),
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

    private static TwoStepProof Answer(World world, RegisteredMethod method) =>
        new((TwoStepMethod)method.Method, method.Id, method.Channel, world.Now, world.Person.Epoch);

    private static World Proven(World world, SignInProof proof) => world with { Proofs = [.. world.Proofs, proof] };
}
