namespace Identity.OpenId.Stores;

/// <summary>What may be used once, by whoever it was made: remembered until it would be refused for its age.</summary>
public interface IReplayStore
{
    /// <summary>Remembers a value of that purpose; <see langword="false"/> if it was there before. Of any number at once one wins.</summary>
    Task<bool> TryAddAsync(string purpose, string value, DateTimeOffset until, CancellationToken cancellationToken);
}
