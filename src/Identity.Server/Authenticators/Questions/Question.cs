namespace Identity.Server.Authenticators.Questions;

/// <summary>A security question.</summary>
/// <param name="Id">Its id, in policy and beside stored answers.</param>
/// <param name="Text">The question, in the language of the page.</param>
internal sealed record Question(string Id, string Text);
