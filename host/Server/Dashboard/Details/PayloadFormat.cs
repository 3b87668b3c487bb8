using System.Globalization;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>Ways to take an event along.</summary>
public enum PayloadFormat
{
    /// <summary>The posted message.</summary>
    Json,

    /// <summary>Lines of a test.</summary>
    CSharp,

    /// <summary>A command that sends it.</summary>
    Curl,
}

/// <summary>An event as MSTest lines that compare another one with it.</summary>
internal static class AssertionText
{
    public static string Of(EventEnvelope item) =>
        string.Join(
            '\n',
            "// actual is an EventEnvelope; usings: KojiWidgetHarness.Protocol.Events, Microsoft.VisualStudio.TestTools.UnitTesting",
            $"Assert.AreEqual(EventCode.Of({CSharpLiteral.Of(item.Code.Value)}), actual.Code);",
            $"Assert.AreEqual(EventSource.{item.Source}, actual.Source);",
            $"Assert.AreEqual(TrustLevel.{item.Trust.Level}, actual.Trust.Level);",
            $"Assert.AreEqual(TrustReason.{item.Trust.Reason}, actual.Trust.Reason);",
            item.Message is null ? "Assert.IsNull(actual.Message);" : $"Assert.AreEqual({CSharpLiteral.Of(item.Message)}, actual.Message);"
        );
}

/// <summary>Writes text as a C# string literal.</summary>
internal static class CSharpLiteral
{
    /// <summary>The literal, with its quotes. What an editor would not show, or show elsewhere than it stands, is escaped.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        for (var index = 0; index < text.Length; index++)
        {
            if (Rune.TryGetRuneAt(text, index, out var rune))
            {
                Append(literal, rune);
                index += rune.Utf16SequenceLength - 1;
            }
            else
            {
                AppendEscaped(literal, text[index]);
            }
        }

        return literal.Append('"').ToString();
    }

    private static void Append(StringBuilder literal, Rune rune)
    {
        if (rune.Value is '"' or '\\')
            literal.Append('\\').Append((char)rune.Value);
        else if (rune.Value == '\n')
            literal.Append("\\n");
        else if (IsShown(rune))
            literal.Append(rune.ToString());
        else
        {
            foreach (var unit in rune.ToString())
                AppendEscaped(literal, unit);
        }
    }

    private static bool IsShown(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );

    private static void AppendEscaped(StringBuilder literal, char unit) =>
        literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
}

/// <summary>An event as the command that puts it into a host's log. The token stays with the person who runs it.</summary>
internal static class CurlText
{
    /// <summary>The command, for a POSIX shell.</summary>
    /// <param name="item">The event.</param>
    /// <param name="host">The host's address.</param>
    public static string Of(EventEnvelope item, Uri host)
    {
        var batch = new EventBatch
        {
            Run = item.Run,
            Session = item.Session,
            Events = [EmittedEvent.Of(item)],
        };
        return string.Join(
            " \\\n  ",
            $"curl --fail-with-body {new Uri(host, ProtocolRoutes.Events).AbsoluteUri.ShellQuoted()}",
            "-H \"Authorization: Bearer $KOJI_HARNESS_TOKEN\"",
            "-H 'Content-Type: application/json'",
            $"--data-raw {JsonSerializer.Serialize(batch, ProtocolJson.Default.EventBatch).ShellQuoted()}"
        );
    }
}
