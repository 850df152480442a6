using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;

namespace Identity.Domain.Tests.Worlds;

/// <summary>Generates people who forgot their password, with good proofs and with all that can be wrong with one.</summary>
public static class ResetWorlds
{
    public static Gen<ResetWorld> All =>
        from world in WorldGenerator.Worlds
        from reset in WorldGenerator.Resets
        from isOffered in Often(95)
        from proofs in Gen.CollectToList(world.Person.Methods.Select(method => Proof(method, world)))
        select new ResetWorld(
            world.Policy with { PasswordReset = isOffered ? reset : null },
            world.Person,
            [.. proofs.OfType<ResetProof>()],
            world.Now);

    private static Gen<ResetProof?> Proof(RegisteredMethod method, World world) =>
        from made in Often(55)
        from age in Gen.Elements(
            TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15) + TimeSpan.FromTicks(1),
            TimeSpan.FromSeconds(-1))
        from epoch in Gen.Frequency((20, Gen.Constant(world.Person.Epoch)), (1, Gen.Constant(world.Person.Epoch - 1)))
        from kind in Gen.Frequency((11, Gen.Constant(method.Method)), (1, WorldGenerator.Methods))
        from channel in Gen.Frequency((15, Gen.Constant(method.Channel)), (1, Gen.Constant("another channel")))
        select made ? new ResetProof(kind, method.Id, channel, world.Now - age, epoch) : null;

    private static Gen<bool> Often(int percent) => Gen.Choose(1, 100).Select(number => number <= percent);
}
