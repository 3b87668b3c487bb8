using System.Reflection;
using System.Reflection.Emit;

namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>
/// The types that a compiled type uses: in its signatures and in what its methods do. A constant is not among them: the compiler copies it.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!) // A static field needs no object, and each of them has a value.
        .ToDictionary(code => code.Value);

    /// <summary>Gets them, each without what is around or within it: of a list of faults the list and the fault.</summary>
    public static IEnumerable<Type> Of(Type type) => Named(type).SelectMany(Parts).Distinct();

    private static IEnumerable<Type?> Named(Type type) =>
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()),
            .. Attributes(type),
            .. type.GetMembers(Own).SelectMany(Of),
        ];

    private static IEnumerable<Type?> Of(MemberInfo member) =>
        Attributes(member)
            .Concat(
                member switch
                {
                    FieldInfo field => [field.FieldType],
                    PropertyInfo property => [property.PropertyType],
                    MethodInfo method => [method.ReturnType, .. Of((MethodBase)method)],
                    MethodBase method => Of(method),
                    _ => [],
                }
            );

    private static IEnumerable<Type?> Of(MethodBase method)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType);
        return method.GetMethodBody() is not { } body
            ? parameters
            : parameters
                .Concat(body.LocalVariables.Select(local => local.LocalType))
                .Concat(
                    body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                        .Select(clause => clause.CatchType)
                )
                .Concat(Tokens(body.GetILAsByteArray() ?? []).SelectMany(token => Resolve(method, token)));
    }

    private static IEnumerable<Type?> Attributes(MemberInfo member) =>
        member
            .GetCustomAttributesData()
            .SelectMany(attribute =>
                attribute.ConstructorArguments.Select(argument => argument.Value as Type).Append(attribute.AttributeType)
            );

    private static IEnumerable<Type?> Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType?.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod) switch
        {
            Type type => [type],
            MethodInfo called => [called.DeclaringType, called.ReturnType, .. called.GetGenericArguments()],
            var used => [used?.DeclaringType],
        };
    }

    /// <summary>The tokens of types and members in the code of a method (ECMA-335, VI.C).</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length; )
        {
            var value = code[at++] is var first && first == 0xFE ? unchecked((short)(0xFE00 | code[at++])) : first;
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return [];
        if (type.HasElementType)
            return Parts(type.GetElementType());
        return type.IsConstructedGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
