using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>Whether a method is switched on, and for whom.</summary>
/// <param name="Method">The method.</param>
/// <param name="On">Whether it is on at all.</param>
/// <param name="Groups">For whom.</param>
/// <param name="Phone">The switches that only <see cref="MethodCatalogue.Phone"/> has; <see langword="null"/> for the others.</param>
/// <param name="Keys">The switches that only <see cref="MethodCatalogue.SecurityKey"/> has; <see langword="null"/> for the others.</param>
public sealed record MethodRule(AuthenticationMethod Method, bool On, GroupScope Groups, PhoneSwitches? Phone = null, KeySwitches? Keys = null);
