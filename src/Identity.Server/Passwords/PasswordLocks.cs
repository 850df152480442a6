using Identity.Server.Hosting;
using Identity.Storage.Attempts;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Passwords;

/// <summary>The counters of wrong passwords, and those of wrong access passes: under which keys they are, and how they are forgotten.</summary>
internal sealed class PasswordLocks(AttemptStore attempts, MasterKey masterKey, ILookupNormalizer normalizer)
{
    private const string Password = "password";
    private const string Pass = "pass";

    /// <summary>The counters of a try with a name that somebody, or nobody, has.</summary>
    /// <param name="normalizedName">The name as it is looked up.</param>
    /// <param name="personId">Who has it.</param>
    public PasswordCounters For(string normalizedName, Guid? personId) => For(Password, normalizedName, personId);

    /// <summary>The counters of a try with a temporary access pass; they are its own.</summary>
    public PasswordCounters ForPass(string normalizedName, Guid? personId) => For(Pass, normalizedName, personId);

    /// <summary>Unlocks the person, under both names.</summary>
    public Task ForgetAsync(PasswordOwner owner, CancellationToken cancellationToken)
    {
        var names = new[] { normalizer.NormalizeName(owner.UserName), normalizer.NormalizeEmail(owner.Email) }.OfType<string>();
        var keys =
            from name in names
            from purpose in new[] { Password, Pass }
            let counters = For(purpose, name, owner.Id)
            from key in new[] { counters.Name, counters.Person }
            select key;
        return attempts.ForgetAsync([.. keys.Distinct(StringComparer.Ordinal)], cancellationToken);
    }

    private PasswordCounters For(string purpose, string normalizedName, Guid? personId)
    {
        var digest = masterKey.Digest("name", normalizedName);
        return new PasswordCounters($"{purpose}:name:{digest}", personId is { } id ? $"{purpose}:{id}" : $"{purpose}:nobody:{digest}");
    }
}
