using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace KojiWidgetHarness.PublicApi;

/// <summary>Reference assemblies that are read together, as one uses the types of another.</summary>
internal sealed class ReferenceAssemblies : IDisposable
{
    private readonly List<AssemblyDefinition> assemblies;
    private readonly Dictionary<string, TypeDefinition> types;
    private readonly HashSet<TypeDefinition> shown = [];

    private ReferenceAssemblies(List<AssemblyDefinition> assemblies)
    {
        this.assemblies = assemblies;
        // The compiler puts types of its own, such as attributes, into each assembly.
        var all = assemblies.SelectMany(assembly => assembly.MainModule.GetTypes());
        types = all.DistinctBy(type => type.FullName).ToDictionary(type => type.FullName);
    }

    public static ReferenceAssemblies Read(IEnumerable<string> paths) =>
        new([.. paths.Select(path => AssemblyDefinition.ReadAssembly(path))]);

    /// <summary>Leaves public the types with these names and those that derive from them, without members that mention others.</summary>
    /// <exception cref="PublicApiException">A name is not that of a public type, or a type could not be used as it is shown.</exception>
    public void ShowOnly(IReadOnlyCollection<string> names)
    {
        var known = types.Values.Where(type => type.IsPublic).ToList();
        if (names.Except(known.Select(type => type.Name)).ToList() is [var unknown, ..])
            throw new PublicApiException($"'{unknown}' is not a public type.");
        shown.UnionWith(known.Where(type => Lineage(type).Any(ancestor => names.Contains(ancestor.Name))));
        foreach (var type in known)
        {
            if (shown.Contains(type))
                HideMembers(type);
            else
                type.IsNotPublic = true;
        }

        foreach (var attributes in assemblies.Select(assembly => assembly.CustomAttributes))
        {
            foreach (var friend in attributes.Where(Is<InternalsVisibleToAttribute>).ToList())
                attributes.Remove(friend);
        }
    }

    public void Write(string folder)
    {
        foreach (var assembly in assemblies)
            assembly.Write(Path.Combine(folder, assembly.Name.Name + ".dll"));
    }

    public void Dispose() => assemblies.ForEach(assembly => assembly.Dispose());

    private void HideMembers(TypeDefinition type)
    {
        if (type.BaseType is not null && !IsShown(type.BaseType))
            throw new PublicApiException($"{type.Name} derives from {type.BaseType.Name}, which is not shown.");
        foreach (var field in type.Fields.Where(field => !field.IsPrivate && !IsShown(field.FieldType)))
            field.IsAssembly = true;
        foreach (var method in type.Methods.Where(method => !method.IsPrivate && !Signature(method).All(IsShown)))
            method.IsAssembly = true;
        foreach (var property in type.Properties.Where(property => property.CustomAttributes.Any(Is<RequiredMemberAttribute>)))
        {
            if (!IsShown(property.PropertyType))
                throw new PublicApiException($"{type.Name}.{property.Name} is required, but {property.PropertyType.Name} is not shown.");
        }
    }

    private bool IsShown(TypeReference type) =>
        type switch
        {
            GenericParameter => true,
            GenericInstanceType generic => IsShown(generic.ElementType) && generic.GenericArguments.All(IsShown),
            RequiredModifierType modified => IsShown(modified.ElementType),
            TypeSpecification inner => IsShown(inner.ElementType),
            { DeclaringType: { } outer } => IsShown(outer),
            _ => types.TryGetValue(type.FullName, out var ours) ? shown.Contains(ours) : !IsOurs(type),
        };

    // One of a project whose reference assembly is not made.
    private static bool IsOurs(TypeReference type) => type.Scope.Name.StartsWith(nameof(KojiWidgetHarness), StringComparison.Ordinal);

    private static IEnumerable<TypeReference> Signature(MethodDefinition method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static bool Is<T>(CustomAttribute attribute) => attribute.AttributeType.Name == typeof(T).Name;

    private IEnumerable<TypeDefinition> Lineage(TypeDefinition type)
    {
        for (var next = type; next is not null; next = next.BaseType is { } parent ? types.GetValueOrDefault(parent.FullName) : null)
            yield return next;
    }
}

/// <summary>The list asks for what cannot be shown.</summary>
internal sealed class PublicApiException(string message) : Exception(message);
