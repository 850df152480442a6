using Identity.Server.Hosting;
using Identity.Storage.Attempts;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Passwords;

/// <summary>The counters of wrong passwords: under which keys they are, and how they are forgotten.</summary>
internal sealed class PasswordLocks(AttemptStore attempts, MasterKey masterKey, ILookupNormalizer normalizer)
{
    /// <summary>The counters of a try with a name that somebody, or nobody, has.</summary>
    /// <param name="normalizedName">The name as it is looked up.</param>
    /// <param name="personId">Who has it.</param>
    public PasswordCounters For(string normalizedName, Guid? personId)
    {
        var digest = masterKey.Digest("name", normalizedName);
        return new PasswordCounters($"password:name:{digest}", personId is { } id ? OfPerson(id) : $"password:nobody:{digest}");
    }

    /// <summary>Unlocks the person, under both names.</summary>
    public Task ForgetAsync(PasswordOwner owner, CancellationToken cancellationToken)
    {
        var names = new[] { normalizer.NormalizeName(owner.UserName), normalizer.NormalizeEmail(owner.Email) }.OfType<string>();
        return attempts.ForgetAsync([.. names.Select(name => For(name, owner.Id).Name).Distinct(StringComparer.Ordinal), OfPerson(owner.Id)], cancellationToken);
    }

    private static string OfPerson(Guid id) => $"password:{id}";
}
