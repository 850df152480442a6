using Identity.Domain.Methods;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads lists of method names.</summary>
internal static class MethodNames
{
    public static IReadOnlyList<AuthenticationMethod> Read(ObjectReader reader, LocatedJson node, List<PolicyError> errors)
    {
        var methods = new List<AuthenticationMethod>();
        foreach (var item in reader.ItemsOf(node))
        {
            if (reader.TextOf(item) is not { } name)
            {
                continue;
            }

            if (MethodCatalogue.Find(name) is not { } method)
            {
                errors.Add(new(item.Line, item.Path, $"there is no method {name}"));
            }
            else if (method.IsReserve)
            {
                errors.Add(new(item.Line, item.Path, $"{name} only stand in for other methods, so they cannot be asked for"));
            }
            else if (methods.Contains(method))
            {
                errors.Add(new(item.Line, item.Path, $"names {name} twice"));
            }
            else
            {
                methods.Add(method);
            }
        }

        return methods;
    }
}
