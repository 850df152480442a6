using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>What a registration rule asks for.</summary>
public abstract record RegistrationRequirement
{
    private RegistrationRequirement()
    {
    }

    /// <summary>How many different kinds of method satisfy it.</summary>
    public abstract int Kinds { get; }

    /// <summary>Named methods.</summary>
    /// <param name="Methods">The methods, all different.</param>
    /// <param name="AllowOther">Whether other kinds of the same purpose do as well; the named ones are proposed first.</param>
    public sealed record Named(IReadOnlyList<AuthenticationMethod> Methods, bool AllowOther) : RegistrationRequirement
    {
        /// <inheritdoc/>
        public override int Kinds => Methods.Count;
    }

    /// <summary>A number of different kinds, whichever.</summary>
    public sealed record Count(int Number) : RegistrationRequirement
    {
        /// <inheritdoc/>
        public override int Kinds => Number;
    }
}
