using Identity.OpenId.Clients;
using Identity.OpenId.Requests;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>A request of a client that has authenticated.</summary>
internal sealed record ClientRequest(Client Client, Parameters Parameters, DateTimeOffset Now);
