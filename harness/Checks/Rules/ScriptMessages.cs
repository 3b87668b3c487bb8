using Acornima;
using Acornima.Ast;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>Where a script listens to messages and posts them, as far as its text tells.</summary>
internal static class ScriptMessages
{
    private const string AnyOrigin = "*";

    /// <summary>Its listeners to the window's messages that are functions of the same script.</summary>
    public static IEnumerable<(Place Place, bool LooksAtOrigin)> Listeners(InlineScript script)
    {
        var nodes = Nodes(script);
        foreach (var node in nodes)
        {
            if (HandlerIn(node) is { } handler && Function(handler, nodes) is { } function)
                yield return (script.At(node.Location.Start.Line, node.Location.Start.Column), LooksAtOrigin(function));
        }
    }

    /// <summary>Where it posts messages to any origin, in another window than its own and those that opened or frame it.</summary>
    public static IEnumerable<Place> PostedToAnybody(InlineScript script) =>
        Nodes(script)
            .OfType<CallExpression>()
            .Where(call =>
                NameOf(call.Callee) == "postMessage"
                && !IsNotAFrame(call.Callee)
                && call.Arguments.Count > 1
                && IsAnyOrigin(call.Arguments[1])
            )
            .Select(call => script.At(call.Location.Start.Line, call.Location.Start.Column));

    /// <summary>The texts that it compares an event's origin with, written there or in a constant of the same script.</summary>
    public static IEnumerable<(string Text, Place Place)> ComparedOrigins(InlineScript script)
    {
        var nodes = Nodes(script);
        return from node in nodes
            from other in OtherSides(node)
            let text = TextOf(other, nodes) ?? ""
            where text.Length > 0
            select (text, script.At(node.Location.Start.Line, node.Location.Start.Column));
    }

    // event.origin === x, [x, y].includes(event.origin), switch (event.origin) { case x: }
    private static IEnumerable<Node> OtherSides(Node node) =>
        node switch
        {
            BinaryExpression
            {
                Operator: Operator.Equality or Operator.Inequality or Operator.StrictEquality or Operator.StrictInequality
            } comparison => IsEventsOrigin(comparison.Left) ? [comparison.Right]
            : IsEventsOrigin(comparison.Right) ? [comparison.Left]
            : [],
            CallExpression { Callee: MemberExpression { Object: ArrayExpression list }, Arguments: [var sought] } call
                when NameOf(call.Callee) is "includes" or "indexOf" && IsEventsOrigin(sought) => list.Elements.OfType<Node>(),
            SwitchStatement choice when IsEventsOrigin(choice.Discriminant) => choice.Cases.Select(item => item.Test).OfType<Node>(),
            _ => [],
        };

    // An address has an origin, too.
    private static bool IsEventsOrigin(Node node) =>
        node
            is Identifier { Name: "origin" }
                or MemberExpression
                {
                    Computed: false,
                    Property: Identifier { Name: "origin" },
                    Object: Identifier { Name: not ("location" or "window" or "self" or "document" or "globalThis" or "url") },
                };

    private static string? TextOf(Node node, List<Node> nodes) =>
        node switch
        {
            StringLiteral { Value: var text } => text,
            Identifier { Name: var name } when Declared(name, nodes) is [{ Init: StringLiteral { Value: var text } }] => text,
            _ => null,
        };

    private static List<VariableDeclarator> Declared(string name, List<Node> nodes) =>
        [.. nodes.OfType<VariableDeclarator>().Where(variable => variable.Id is Identifier { Name: var declared } && declared == name)];

    // What is not a script, as a template before it is filled, or is nested beyond all measure, has no nodes.
    private static List<Node> Nodes(InlineScript script) =>
        !script.Text.Contains("essage", StringComparison.Ordinal)
            ? []
            // A module may have what a script may not.
            : TryParse(parser => parser.ParseScript(script.Text)) ?? TryParse(parser => parser.ParseModule(script.Text)) ?? [];

    private static List<Node>? TryParse(Func<Parser, Program> parse)
    {
        try
        {
            return [.. parse(new Parser()).DescendantNodesAndSelf()];
        }
        catch (Exception unread) when (unread is ParseErrorException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static Expression? HandlerIn(Node node) =>
        node switch
        {
            CallExpression { Arguments: { Count: > 1 } arguments } call
                when NameOf(call.Callee) == "addEventListener"
                    && IsOfWindow(call.Callee)
                    && arguments[0] is StringLiteral { Value: "message" } => arguments[1],
            AssignmentExpression { Left: var left, Right: var right } when NameOf(left) == "onmessage" && IsOfWindow(left) => right,
            _ => null,
        };

    // A worker or a port has messages of its own.
    private static bool IsOfWindow(Node name) =>
        name
            is Identifier
                or MemberExpression { Object: ThisExpression or Identifier { Name: "window" or "self" or "globalThis" or "top" } };

    private static bool IsNotAFrame(Node name) =>
        name
            is Identifier
                or MemberExpression
                {
                    Object: ThisExpression or Identifier { Name: "window" or "self" or "globalThis" or "parent" or "top" or "opener" }
                }
                or MemberExpression
                {
                    Object: MemberExpression
                    {
                        Object: Identifier { Name: "window" or "self" or "globalThis" },
                        Property: Identifier { Name: "self" or "window" or "parent" or "top" or "opener" }
                    },
                };

    private static string? NameOf(Node node) =>
        node switch
        {
            Identifier { Name: var name } => name,
            MemberExpression { Computed: false, Property: Identifier { Name: var name } } => name,
            _ => null,
        };

    private static Node? Function(Expression handler, List<Node> nodes) =>
        handler switch
        {
            IFunction => handler,
            Identifier { Name: var name } => nodes.FirstOrDefault(node =>
                node is FunctionDeclaration { Id.Name: var declared } && declared == name
            )
                ?? nodes
                    .OfType<VariableDeclarator>()
                    .FirstOrDefault(variable => variable is { Id: Identifier { Name: var declared }, Init: IFunction } && declared == name)
                    ?.Init,
            _ => null,
        };

    // event.origin, event["origin"], or { origin } among the parameters.
    private static bool LooksAtOrigin(Node function) =>
        function
            .DescendantNodesAndSelf()
            .Any(node =>
                node
                    is MemberExpression { Computed: false, Property: Identifier { Name: "origin" } }
                        or MemberExpression { Computed: true, Property: StringLiteral { Value: "origin" } }
                        or AssignmentProperty { Key: Identifier { Name: "origin" } }
            );

    private static bool IsAnyOrigin(Node target) =>
        target switch
        {
            StringLiteral { Value: AnyOrigin } => true,
            ObjectExpression { Properties: var properties } => properties.Any(property =>
                property is Property { Key: Identifier { Name: "targetOrigin" }, Value: StringLiteral { Value: AnyOrigin } }
            ),
            _ => false,
        };
}

internal sealed class ListenerOrigin : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.ListenerOrigin,
            Severity = Severity.Warning,
            Summary = "A listener to messages looks at the origin they come from.",
            Why =
                "Every frame and every opener can post to the page. Who does not look at event.origin takes a stranger's word for the widget's.",
            Fix =
                "Leave the listener at once where event.origin is not \"https://koji.so\" or event.source is not the iframe's contentWindow.",
            Link = RuleLinks.Messages,
            Passing = Examples.Page(
                $"{Examples.Tag()}<script>addEventListener(\"message\", event => {{ if (event.origin === \"https://koji.so\") show(event.data); }});</script>"
            ),
            Failing = Examples.Page($"{Examples.Tag()}<script>addEventListener(\"message\", event => show(event.data));</script>"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from script in page.Scripts
        from listener in ScriptMessages.Listeners(script)
        where !listener.LooksAtOrigin
        select new Finding(Info, "This listener takes messages from everywhere: it never looks at their origin.", listener.Place);
}

internal sealed class MessageTarget : IRule
{
    public RuleInfo Info { get; } =
        new()
        {
            Id = RuleIds.MessageTarget,
            Severity = Severity.Warning,
            Summary = "A message is posted to one origin, not to \"*\".",
            Why = "Whatever is in the frame by then can read it, also a page that it was led to.",
            Fix = "Where it is meant for the widget, name its origin: postMessage(message, \"https://koji.so\").",
            Link = RuleLinks.Messages,
            Passing = Examples.Page($"{Examples.Tag()}<script>frames[0].postMessage(\"hello\", \"https://koji.so\");</script>"),
            Failing = Examples.Page($"{Examples.Tag()}<script>frames[0].postMessage(\"hello\", \"*\");</script>"),
        };

    public IEnumerable<Finding> Check(HostPage page) =>
        from script in page.Scripts
        from place in ScriptMessages.PostedToAnybody(script)
        select new Finding(Info, "This message is posted to whatever origin is there.", place);
}
