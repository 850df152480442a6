namespace Identity.Storage.Keys;

/// <summary>Lets one server at a time start on a database that may be empty (attack 9).</summary>
public interface IStartupLock
{
    /// <summary>Waits until no other server is starting; dispose what it returns when started.</summary>
    Task<IAsyncDisposable> HoldAsync(CancellationToken cancellationToken);
}
