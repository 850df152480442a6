using System.Reflection;
using Identity.Domain.SignIn;
using Identity.Server.PasswordReset;

namespace Identity.Server.Tests.Architecture;

/// <summary>Rule 4 in the parts: a password reset knows nothing that a sign-in is made of.</summary>
[Category("rule-2")]
[Category("rule-4")]
[Category("fault-12")]
public sealed class ResetSeparation
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Words = ["Journey", "SignInProof", "TwoStepProof", "PasswordProof", "SetSession", "SetTransaction", "SessionHandle", "TransactionSecret", "ExitGate"];

    [Test]
    public void No_type_of_a_reset_holds_or_takes_one_of_a_sign_in()
    {
        var types = typeof(ResetReader).Assembly.GetTypes()
            .Where(type => type.Namespace is { } space && space.Contains("PasswordReset", StringComparison.Ordinal)).ToList();
        Assert.That(types, Has.Count.GreaterThan(30));

        var offences = from type in types
                       from named in Named(type)
                       where IsOfSignIn(named)
                       select $"{type.FullName} has {named.FullName}";
        Assert.That(offences, Is.Empty);
    }

    [Test]
    public void No_file_of_a_reset_names_what_a_sign_in_is_made_of()
    {
        var files = SourceTree.Files("Identity.Server/PasswordReset", ".cs").Concat(SourceTree.Files("Identity.Server/Pages/PasswordReset", ".cs", ".cshtml")).ToList();
        Assert.That(files, Has.Count.GreaterThan(30));

        var offences = from file in files
                       from word in Words
                       where file.Text.Contains(word, StringComparison.Ordinal)
                       select $"{file.Path} names {word}";
        Assert.That(offences, Is.Empty);
    }

    private static bool IsOfSignIn(Type type) =>
        typeof(SignInProof).IsAssignableFrom(type) || type.Namespace is "Identity.Server.Gate" or "Identity.Server.Pages.SignIn" or "Identity.Server.Pages.Enroll";

    private static IEnumerable<Type> Named(Type type) =>
        type.GetFields(Everything).Select(field => field.FieldType)
            .Concat(type.GetConstructors(Everything).SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(type.GetMethods(Everything).SelectMany(Named))
            .SelectMany(Parts)
            .Append(type.BaseType ?? typeof(object));

    private static IEnumerable<Type> Named(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Append(method.ReturnType)
            .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
