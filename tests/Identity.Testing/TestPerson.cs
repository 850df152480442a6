namespace Identity.Testing;

/// <summary>Somebody who can sign in.</summary>
public sealed record TestPerson(Guid Id, string UserName, string Password);
