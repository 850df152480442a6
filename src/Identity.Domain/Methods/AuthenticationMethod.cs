namespace Identity.Domain.Methods;

/// <summary>A kind of security method, one row of the <see cref="MethodCatalogue"/>.</summary>
/// <remarks>The set is closed because each method has a ceremony behind it; administrators choose among them by policy.</remarks>
public abstract record AuthenticationMethod
{
    private protected AuthenticationMethod(string name, MethodPurposes purposes) => (Name, Purposes) = (name, purposes);

    /// <summary>The name in policy documents and in storage, for example <c>totp</c>.</summary>
    public string Name { get; }

    /// <summary>What a proof with this method is good for.</summary>
    public MethodPurposes Purposes { get; }

    /// <summary>Whether people are asked now and then if it is still theirs: a number or a mailbox can pass to somebody else unnoticed (attack 4).</summary>
    public bool IsReconfirmed { get; internal init; }

    /// <summary>
    /// Whether it only stands in for a person's other two-step methods: it satisfies no rule, is proposed by none, and is never asked first.
    /// </summary>
    public bool IsReserve { get; internal init; }

    /// <summary>Whether the method is good for all of <paramref name="purpose"/>.</summary>
    public bool Serves(MethodPurposes purpose) => (Purposes & purpose) == purpose;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
