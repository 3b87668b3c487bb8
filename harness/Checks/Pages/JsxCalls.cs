using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// Finds the iframes that a script with tags in it makes by calls. No parser here reads such a script, so each call is read by itself, with
/// the block that it is in where it needs that.
/// </summary>
internal static partial class JsxCalls
{
    // A script with more of them is one that a machine made.
    private const int Most = 50;

    /// <summary>Where each of them begins, and what it makes; null where it could not be read.</summary>
    public static IEnumerable<(int Start, MadeFrame? Made)> Find(JsxOutline outline, ScriptConstants constants) =>
        Call()
            .Matches(outline.Text)
            .Where(call => !Has(outline.Comments, call.Index) && !Has(outline.Texts, call.Index))
            .Take(Most)
            .Select(call =>
            {
                var block = outline.Around(call.Index);
                var made = block is { } range ? In(range, call.Index, outline.Text, constants) : null;
                if (made is null && TemplateExpression.Balanced(outline.Text, call.Groups["open"].Index) is { } end)
                    made = In(call.Index..end, call.Index, outline.Text, constants);
                return (call.Index, made);
            });

    private static MadeFrame? In(Range range, int call, string text, ScriptConstants constants) =>
        ScriptFile.OfPart(text, range) is { } script
            ? ScriptFrames.Find(text, script, constants).FirstOrDefault(frame => frame.Start == call)
            : null;

    private static bool Has(IReadOnlyList<Range> ranges, int index) =>
        ranges.Any(range => range.Start.Value <= index && index < range.End.Value);

    [GeneratedRegex(
        @"(?<![\w$.])(\w+\s*\.\s*)?(createElement|createVNode|h|_?jsxs?)\s*(?<open>\()\s*(?<quote>[""'])iframe\k<quote>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Call();
}
