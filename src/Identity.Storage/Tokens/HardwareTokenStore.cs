using System.Linq.Expressions;
using Identity.Domain.Methods.Tokens;
using Identity.Storage.Methods;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Tokens;

/// <summary>Hardware tokens: the stock, whose they are, and the steps that were spent with them.</summary>
public sealed class HardwareTokenStore(IdentityDatabase database)
{
    private static readonly Expression<Func<HardwareTokenRow, StoredToken>> Stored = row => new StoredToken
    {
        Id = row.Id,
        Serial = row.Serial,
        SealedSecret = row.SealedSecret,
        Clock = new DeviceClock(row.StepSeconds, row.Drift),
        LastStep = row.LastStep,
        Manufacturer = row.Manufacturer,
        Model = row.Model,
        PersonId = row.PersonId,
        MethodId = row.MethodId,
    };

    private DbSet<HardwareTokenRow> Tokens => database.Set<HardwareTokenRow>();

    /// <summary>The channel of a token's method.</summary>
    public static string ChannelOf(Guid tokenId) => $"hardwareToken:{tokenId}";

    /// <summary>The token with that serial number; <see langword="null"/> if there is none.</summary>
    public Task<StoredToken?> FindAsync(TokenSerial serial, CancellationToken cancellationToken)
    {
        var key = serial.Key;
        return Tokens.AsNoTracking().Where(row => row.SerialKey == key).Select(Stored).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The token that was assigned to the person and waits to be activated, of several the first; <see langword="null"/> if there is none.</summary>
    public Task<StoredToken?> FindAssignedAsync(Guid personId, CancellationToken cancellationToken) =>
        Tokens.AsNoTracking().Where(row => row.PersonId == personId && row.MethodId == null)
            .OrderBy(row => row.AssignedAt).ThenBy(row => row.Id).Select(Stored).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Every token, or those of one person, in the order of their serial numbers.</summary>
    public async Task<IReadOnlyList<ListedToken>> ListAsync(Guid? personId, CancellationToken cancellationToken)
    {
        var tokens = await Tokens.AsNoTracking().Where(row => personId == null || row.PersonId == personId)
            .OrderBy(row => row.SerialKey).Select(Stored).ToListAsync(cancellationToken);
        var ids = tokens.Select(token => token.PersonId).OfType<Guid>().Distinct().ToList();
        var names = await database.Users.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.UserName, cancellationToken);
        return tokens.ConvertAll(token => new ListedToken(token, token.PersonId is { } id ? names.GetValueOrDefault(id) : null));
    }

    /// <summary>Takes new tokens in, in the caller's write; their serial numbers are new.</summary>
    public Task AddAsync(IEnumerable<NewToken> tokens, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.InsertAsync(tokens.Select(token => Row(token, now)), cancellationToken);

    /// <summary>
    /// Gives a token to a person, or back to the stock; a token in use stays with its person. <see langword="false"/> if it is in use, or not
    /// with whom it was seen any more.
    /// </summary>
    public async Task<bool> TryAssignAsync(StoredToken seen, Guid? personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? assignedAt = personId is null ? null : now;
        return await Tokens.Where(row => row.Id == seen.Id && row.MethodId == null && row.PersonId == seen.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, personId).SetProperty(row => row.AssignedAt, assignedAt), cancellationToken) == 1;
    }

    /// <summary>
    /// Takes a token into use, in the write that registers its method. Of any number of callers one gets <see langword="true"/>, and none whose
    /// code was used before.
    /// </summary>
    public async Task<bool> TryActivateAsync(TokenActivation activation, CancellationToken cancellationToken)
    {
        var (id, personId, methodId, step, drift, now) = activation;
        return await Tokens.Where(row => row.Id == id && row.MethodId == null && (row.PersonId == null || row.PersonId == personId))
            .Where(row => row.LastStep == null || row.LastStep < step)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.PersonId, personId)
                    .SetProperty(row => row.AssignedAt, row => row.PersonId == null ? now : row.AssignedAt)
                    .SetProperty(row => row.MethodId, methodId)
                    .SetProperty(row => row.LastStep, step)
                    .SetProperty(row => row.Drift, drift),
                cancellationToken) == 1;
    }

    /// <summary>What the codes of a person's tokens in use are checked with; one query also where there is no such person (attack 11).</summary>
    public async Task<IReadOnlyList<TokenSecret>> FindSecretsAsync(Guid personId, CancellationToken cancellationToken) =>
        await Tokens.AsNoTracking().Where(row => row.PersonId == personId)
            .Join(
                database.Set<MethodRow>().Where(method => method.PersonId == personId && method.SealedSecret != null),
                row => row.MethodId,
                method => method.Id,
                (row, method) => new TokenSecret(method.Id, method.SealedSecret!, new DeviceClock(row.StepSeconds, row.Drift)))
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Spends a time step of a token and all before it (RFC 6238 section 5.2), and follows its clock. Of any number of callers one gets
    /// <see langword="true"/>.
    /// </summary>
    public async Task<bool> TrySpendStepAsync(Guid personId, Guid methodId, long step, long drift, CancellationToken cancellationToken) =>
        await Tokens.Where(row => row.MethodId == methodId && row.PersonId == personId && (row.LastStep == null || row.LastStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step).SetProperty(row => row.Drift, drift), cancellationToken) == 1;

    /// <summary>Forgets a token with its secret, in the caller's write; <see langword="false"/> if it is in use or gone.</summary>
    public async Task<bool> TryRemoveAsync(Guid tokenId, CancellationToken cancellationToken)
    {
        var channel = ChannelOf(tokenId);
        await database.Set<RemovedMethodRow>().Where(row => row.Channel == channel).ExecuteDeleteAsync(cancellationToken);
        return await Tokens.Where(row => row.Id == tokenId && row.MethodId == null).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private static HardwareTokenRow Row(NewToken token, DateTimeOffset now) => new()
    {
        Id = token.Id,
        Serial = token.Line.Serial.Text,
        SerialKey = token.Line.Serial.Key,
        SealedSecret = token.SealedSecret,
        StepSeconds = token.Line.StepSeconds,
        Manufacturer = token.Line.Manufacturer,
        Model = token.Line.Model,
        PersonId = token.PersonId,
        AssignedAt = token.PersonId is null ? null : now,
        ImportedAt = now,
    };
}
