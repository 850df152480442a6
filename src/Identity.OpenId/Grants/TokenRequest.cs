using Identity.OpenId.Clients;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Grants;

/// <summary>A token request of an authenticated client.</summary>
internal sealed record TokenRequest(Client Client, Parameters Parameters, DateTimeOffset Now);
