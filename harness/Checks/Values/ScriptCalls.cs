using System.Text.RegularExpressions;
using Acornima.Ast;

namespace KojiWidgetHarness.Checks.Values;

/// <summary>Calls in a script whose outcome is known where their parts are: those that texts are put together with.</summary>
internal static partial class ScriptCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>The outcome of a call; unknown for most.</summary>
    public static SettingValue ValueOf(CallExpression call, Func<Expression, SettingValue> valueOf, int line)
    {
        if (
            call.Callee is not MemberExpression { Computed: false, Property: Identifier { Name: var name }, Object: Expression on }
            || call.Arguments.Any(argument => argument is SpreadElement)
        )
            return new UnknownValue(line);
        var value = valueOf(on);
        var text = (name, value, call.Arguments.Count) switch
        {
            ("trim", TextValue one, 0) => one.Content.Trim(),
            ("toString", TextValue one, 0) => one.Content,
            ("join", ListValue list, 1)
                when list.Members.All(item => item.Text is not null) && valueOf(call.Arguments[0]).Text is { } between => string.Join(
                between,
                list.Members.Select(item => item.Text)
            ),
            ("replace" or "replaceAll", TextValue one, 2)
                when valueOf(call.Arguments[1]).Text is { } by && !by.Contains('$', StringComparison.Ordinal) => Replaced(
                one.Content,
                call.Arguments[0],
                by,
                name == "replaceAll",
                valueOf
            ),
            _ => null,
        };
        return text is null ? new UnknownValue(line) : new TextValue(text, value.Line);
    }

    // Of regular expressions those that both languages read alike.
    private static string? Replaced(string text, Expression sought, string by, bool isAll, Func<Expression, SettingValue> valueOf)
    {
        if (
            sought is RegExpLiteral { RegExp: var pattern }
            && PlainPattern().IsMatch(pattern.Pattern)
            && pattern.Flags is "g" or "gm" or ""
        )
        {
            try
            {
                var regex = new Regex(pattern.Pattern, RegexOptions.CultureInvariant, Patience);
                return pattern.Flags.Length > 0 ? regex.Replace(text, by) : regex.Replace(text, by, 1);
            }
            catch (Exception unread) when (unread is ArgumentException or RegexMatchTimeoutException)
            {
                return null;
            }
        }

        if (valueOf(sought).Text is not { Length: > 0 } plain)
            return null;
        return isAll ? text.Replace(plain, by, StringComparison.Ordinal)
            : text.IndexOf(plain, StringComparison.Ordinal) is >= 0 and var at ? text[..at] + by + text[(at + plain.Length)..]
            : text;
    }

    [GeneratedRegex(@"^(\\[nrts]|[ ;,]|\[(\\[nrts]|[ ;,])+\]|\+|\*|\{\d(,\d?)?\}|\||\(|\))+$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPattern();
}
