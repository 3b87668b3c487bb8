using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;

namespace KojiWidgetHarness.Checks.Values;

/// <summary>A script whose constants can be read: literals, and what is put together of literals alone. Nothing of it runs.</summary>
internal sealed partial class ScriptFile
{
    private const int Deepest = 40;

    private static readonly ParserOptions Partial = new() { AllowReturnOutsideFunction = true, AllowAwaitOutsideFunction = true };

    private readonly List<Node> nodes;
    private readonly Dictionary<string, Expression> constants;

    private ScriptFile(List<Node> nodes)
    {
        Top = nodes[0] is Program program ? [.. program.Body] : [];
        this.nodes = nodes;
        var changed = nodes.SelectMany(Changed).ToHashSet(StringComparer.Ordinal);
        constants = nodes
            .OfType<VariableDeclarator>()
            .Where(variable => variable is { Id: Identifier, Init: not null })
            .GroupBy(variable => ((Identifier)variable.Id).Name)
            .Where(group => group.Count() == 1 && !changed.Contains(group.Key))
            .ToDictionary(group => group.Key, group => group.Single().Init!); // Only those with a value were taken.
    }

    /// <summary>Gets the statements that are in nothing else.</summary>
    public IReadOnlyList<Node> Top { get; }

    /// <summary>Gets all nodes of the script, in their order.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>Reads a script; types of TypeScript are left out where they are simple. Null where it cannot be read.</summary>
    /// <param name="text">The script.</param>
    /// <param name="name">The name of its file.</param>
    public static ScriptFile? Of(string text, string name)
    {
        var plain = name.EndsWith("ts", StringComparison.OrdinalIgnoreCase) ? TypeScriptTypes.LeftOut(text) : text;
        return (TryParse(() => new Parser().ParseModule(plain)) ?? TryParse(() => new Parser().ParseScript(plain))) is { } nodes
            ? new(nodes)
            : null;
    }

    /// <summary>Reads a part of a script, a block or an expression, each of whose places is one in the whole text.</summary>
    /// <param name="text">All of the text.</param>
    /// <param name="part">Where the part stands.</param>
    public static ScriptFile? OfPart(string text, System.Range part)
    {
        var (start, end) = (part.Start.Value, part.End.Value);
        var plain = string.Concat(
            LineText().Replace(text[..start], line => new(' ', line.Length)),
            TypeScriptTypes.LeftOut(text[start..end])
        );
        return TryParse(() => new Parser(Partial).ParseScript(plain)) is { } nodes ? new(nodes) : null;
    }

    /// <summary>Gets what a constant is given; null where the name is not one.</summary>
    public Expression? ConstantOf(string name) => constants.GetValueOrDefault(name);

    /// <summary>Members of objects that have a name.</summary>
    public IEnumerable<Property> Members(string name) =>
        nodes.OfType<Property>().Where(property => !property.Computed && NameOf(property.Key) == name);

    /// <summary>Gets what a function returns; unknown where that is one of several things.</summary>
    public SettingValue Returned(IFunction function)
    {
        if (function.Body is Expression expression)
            return ValueOf(expression);
        var inner = function.Body.DescendantNodes(node => node is not IFunction).OfType<ReturnStatement>().ToList();
        return inner is [{ Argument: { } argument }] && ((FunctionBody)function.Body).Body.Contains(inner[0])
            ? ValueOf(argument)
            : new UnknownValue(LineOf((Node)function));
    }

    /// <summary>The value of an expression, as far as it is known.</summary>
    public SettingValue ValueOf(Expression expression, int depth = 0)
    {
        var line = LineOf(expression);
        if (depth > Deepest)
            return new UnknownValue(line);
        return expression switch
        {
            StringLiteral text => new TextValue(text.Value, line),
            BooleanLiteral or NumericLiteral or NullLiteral => new TextValue(((Literal)expression).Raw, line),
            TemplateLiteral template => Joined([
                .. template.Quasis.SelectMany(
                    (quasi, index) =>
                        index < template.Expressions.Count
                            ? new[] { quasi.Value.Cooked, ValueOf(template.Expressions[index], depth + 1).Text }
                            : [quasi.Value.Cooked]
                ),
            ]),
            BinaryExpression { Operator: Operator.Addition } sum => Joined([
                ValueOf(sum.Left, depth + 1).Text,
                ValueOf(sum.Right, depth + 1).Text,
            ]),
            Identifier { Name: var name } when constants.TryGetValue(name, out var constant) => ValueOf(constant, depth + 1),
            ArrayExpression list => new ListValue([.. list.Elements.SelectMany(item => ItemsOf(item, depth + 1, line))], line),
            ObjectExpression map => new MapValue([.. map.Properties.SelectMany(member => EntriesOf(member, depth + 1))], line),
            MemberExpression { Computed: false, Property: Identifier { Name: var key } } member => ValueOf(member.Object, depth + 1)[key]
                ?? new UnknownValue(line),
            CallExpression call => ScriptCalls.ValueOf(call, argument => ValueOf(argument, depth + 1), line),
            _ => new UnknownValue(line),
        };

        SettingValue Joined(IReadOnlyList<string?> parts) =>
            parts.All(part => part is not null) ? new TextValue(string.Concat(parts), line) : new UnknownValue(line);
    }

    private IEnumerable<SettingValue> ItemsOf(Node? item, int depth, int line) =>
        item switch
        {
            null => [],
            SpreadElement spread => ValueOf(spread.Argument, depth) is ListValue list ? list.Members : [new UnknownValue(LineOf(spread))],
            Expression expression => [ValueOf(expression, depth)],
            _ => [new UnknownValue(line)],
        };

    private IEnumerable<SettingEntry> EntriesOf(Node member, int depth) =>
        member switch
        {
            SpreadElement spread => ValueOf(spread.Argument, depth) is MapValue map
                ? map.Members
                : [new("", LineOf(spread), new UnknownValue(LineOf(spread)))],
            Property { Computed: false, Value: Expression value } property =>
            [
                new(NameOf(property.Key), LineOf(property), ValueOf(value, depth)),
            ],
            Property { Computed: true, Value: Expression value, Key: Expression key } property when ValueOf(key, depth).Text is { } name =>
            [
                new(name, LineOf(property), ValueOf(value, depth)),
            ],
            _ => [new("", LineOf(member), new UnknownValue(LineOf(member)))],
        };

    internal static string NameOf(Node key) =>
        key switch
        {
            Identifier { Name: var name } => name,
            StringLiteral { Value: var text } => text,
            _ => "",
        };

    internal static int LineOf(Node node) => node.Location.Start.Line;

    // What is assigned to again, or changed in place.
    private static IEnumerable<string> Changed(Node node) =>
        node switch
        {
            AssignmentExpression { Left: Identifier { Name: var name } } => [name],
            AssignmentExpression { Left: MemberExpression { Object: Identifier { Name: var name } } } => [name],
            CallExpression
            {
                Callee: MemberExpression
                {
                    Object: Identifier { Name: var name },
                    Property: Identifier { Name: "push" or "unshift" or "splice" or "pop" or "shift" or "reverse" or "sort" }
                }
            } => [name],
            CallExpression
            {
                Callee: MemberExpression { Property: Identifier { Name: "assign" } },
                Arguments: [Identifier { Name: var name }, ..]
            } => [name],
            IFunction function => function.Params.OfType<Identifier>().Select(parameter => parameter.Name),
            _ => [],
        };

    private static List<Node>? TryParse(Func<Program> parse)
    {
        try
        {
            return [.. parse().DescendantNodesAndSelf()];
        }
        catch (Exception unread) when (unread is ParseErrorException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[^\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex LineText();
}

/// <summary>
/// Leaves simple types out of TypeScript, with every other character in its place. What is left of others is not JavaScript, so that it is
/// not read.
/// </summary>
internal static partial class TypeScriptTypes
{
    /// <summary>The script without them.</summary>
    public static string LeftOut(string text) =>
        Parameters()
            .Replace(Blank(Assertion(), Blank(Declared(), Blank(Imported(), text))), parameters =>
                string.Concat(
                    "(",
                    Blank(Parameter(), parameters.Groups["inner"].Value),
                    ")",
                    Spaces(parameters.Groups["returns"].Value),
                    parameters.Groups["body"].Value
                )
            );

    private static string Blank(Regex pattern, string text) => pattern.Replace(text, match => Spaces(match.Value));

    private static string Spaces(string text) => LineText().Replace(text, line => new(' ', line.Length));

    [GeneratedRegex(@"^import\s+type\s[^;'""]*['""][^'""]*['""];?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Imported();

    [GeneratedRegex(@"(?<=\b(const|let|var)\s+\w+)\s*:[^=;{}()]+(?==)", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(
        @"\bas\s+const\b|\b(satisfies|as)\s+[A-Z][\w.]*(<[\w.,\s\[\]|]*>)?(\[\])*(?=\s*[;,)\n])|(?<=[\w)\]])!(?=\s*[;,)\]}.])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Assertion();

    [GeneratedRegex(
        @"\((?<inner>[^()]*)\)(?<returns>\s*:\s*[\w.]+(<[\w.,\s\[\]|<>]*>)?(\[\])*)?(?<body>\s*(=>|\{))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Parameters();

    [GeneratedRegex(@"(?<=\w)\??\s*:\s*[\w.]+(<[\w.,\s\[\]|]*>)?(\[\])*(?=\s*(,|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[^\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex LineText();
}
