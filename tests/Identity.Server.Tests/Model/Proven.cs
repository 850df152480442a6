namespace Identity.Server.Tests.Model;

/// <summary>Something that was proven, as the model keeps it and as it is read from rows.</summary>
/// <param name="Method">The kind of method; <c>password</c> for the password.</param>
/// <param name="MethodId">Which one; empty for the password.</param>
/// <param name="At">When, in milliseconds since 1970.</param>
/// <param name="Epoch">The person's epoch then.</param>
internal sealed record Proven(string Method, Guid MethodId, long At, long Epoch)
{
    /// <summary>The password's.</summary>
    public static Proven Password(DateTimeOffset at, long epoch) => new("password", Guid.Empty, at.ToUnixTimeMilliseconds(), epoch);

    /// <summary>A method's.</summary>
    public static Proven By(string method, Guid id, DateTimeOffset at, long epoch) => new(method, id, at.ToUnixTimeMilliseconds(), epoch);

    /// <summary>An access pass's.</summary>
    public static Proven Pass(Guid id, DateTimeOffset until, DateTimeOffset at, long epoch) => By("pass", id, at, epoch) with { Until = until };

    /// <summary>A remembered device's.</summary>
    public static Proven Device(Guid id, DateTimeOffset at, long epoch) => By("device", id, at, epoch);

    /// <summary>Whether it confirmed a registration.</summary>
    public bool AtRegistration { get; init; }

    /// <summary>Whether a key verified its user.</summary>
    public bool UserVerified { get; init; }

    /// <summary>The trusted network that a password was typed in; <see langword="null"/> if it was none.</summary>
    public string? Network { get; init; }

    /// <summary>When the pass behind it ends; <see langword="null"/> if it is none.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it is the password's.</summary>
    public bool IsPassword => MethodId == Guid.Empty;

    /// <summary>Whether it is a remembered device's.</summary>
    public bool IsDevice => Method == "device";

    /// <summary>Whether it is an access pass's.</summary>
    public bool IsPass => Until is not null;

    /// <summary>When.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(At);
}
