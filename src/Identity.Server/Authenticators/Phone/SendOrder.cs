using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.Storage.Codes;

namespace Identity.Server.Authenticators.Phone;

/// <summary>A text or a call that somebody asks for.</summary>
/// <param name="Policy">What policy says about phones now.</param>
/// <param name="Scope">What the code will be good for.</param>
/// <param name="Epoch">The person's epoch.</param>
/// <param name="To">The phone.</param>
/// <param name="Channel">How to reach it.</param>
internal sealed record SendOrder(PhoneSwitches Policy, CodeScope Scope, long Epoch, PhoneAddress To, PhoneChannel Channel);
