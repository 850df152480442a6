using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands;

/// <summary>Whom an operator means.</summary>
internal static class KnownPerson
{
    /// <summary>The person who signs in with that name.</summary>
    /// <exception cref="CommandException">There is nobody.</exception>
    public static async Task<SignInCandidate> FindAsync(IServiceProvider services, string name, CancellationToken cancellationToken) =>
        await services.GetRequiredService<PersonStore>().FindForSignInAsync(
            services.GetRequiredService<ILookupNormalizer>().NormalizeName(name.Trim()), cancellationToken)
        ?? throw new CommandException([$"Nobody signs in as {name}."]);
}
