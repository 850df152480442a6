using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Tokens;

namespace Identity.Server.Commands.Tokens;

/// <summary>Takes a hardware token from whoever has it, and forgets it if that is asked.</summary>
internal static class TokenEnd
{
    /// <summary>Does it. What is printed.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, string serial, bool isRemoved, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        var token = await KnownToken.FindAsync(services, serial, cancellationToken);
        if (token.PersonId is null && !isRemoved)
        {
            return [$"{token.Serial} is in stock already."];
        }

        var isBare = await services.GetRequiredService<TokenReturn>().TakeAsync(token, cancellationToken);
        if (isRemoved && !await services.GetRequiredService<HardwareTokenStore>().TryRemoveAsync(token.Id, cancellationToken))
        {
            throw new CommandException([$"{token.Serial} was changed meanwhile; try again."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(isRemoved ? AuditKinds.TokenRemoved : AuditKinds.TokenReturned, now, token.Serial) with { PersonId = token.PersonId },
            cancellationToken);
        await write.CommitAsync(cancellationToken);
        string[] advice = isBare ? ["Its person has no second step left and registers one with an access pass; see user pass."] : [];
        return [isRemoved ? $"{token.Serial} is removed with its secret." : $"{token.Serial} is in stock.", .. advice];
    }
}
