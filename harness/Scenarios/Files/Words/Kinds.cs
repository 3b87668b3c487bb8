using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>The kinds of values that scenario files have.</summary>
internal static class Kinds
{
    private const int LongestText = 2_000;
    private const string HeaderNamePattern = "^[a-z0-9-]{1,64}$";
    private const string LinePattern = @"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$";

    /// <summary>Any text.</summary>
    public static Kind<string> Text { get; } =
        new ScalarKind<string>(
            "a text",
            (string text, out string value) => (value = text).Length <= LongestText,
            Quoted,
            json =>
            {
                json.WriteString("type", "string");
                json.WriteNumber("maxLength", LongestText);
            },
            text => $"A text has at most {LongestText} characters, unlike '{text}'."
        );

    /// <summary>The name of a response header.</summary>
    public static Kind<string> HeaderName { get; } =
        Matching("a header's name in lower case, such as content-security-policy", HeaderNamePattern, plain: true);

    /// <summary>A text without line feeds and other controls.</summary>
    public static Kind<string> Line { get; } = Matching("a text on one line", LinePattern);

    /// <summary>Response headers.</summary>
    public static Kind<IReadOnlyList<KeyValuePair<string, string>>> Headers { get; } = new HeadersKind();

    /// <summary>A time.</summary>
    public static Kind<TimeSpan> Time { get; } =
        new ScalarKind<TimeSpan>("a time " + TimeText.Forms, TimeText.TryParse, TimeText.Write, json =>
        {
            json.WriteString("type", "string");
            json.WriteString("pattern", TimeText.Pattern);
        });

    /// <summary>The code of any event.</summary>
    public static Kind<EventCode> Code { get; } = CodeOf(EventCodes.All.Select(info => info.Code));

    /// <summary>The code of one of these events.</summary>
    public static Kind<EventCode> CodeOf(IEnumerable<EventCode> codes)
    {
        IReadOnlyList<string> known = [.. codes.Select(code => code.Value)];
        return new ScalarKind<EventCode>(
            "the code of an event",
            (string text, out EventCode value) => known.Contains((value = new(text)).Value),
            code => code.Value,
            json => WriteValues(json, known),
            text => $"Unknown code '{text}'. Use one of: {string.Join(", ", known)}."
        );
    }

    /// <summary>A whole number in a range.</summary>
    public static Kind<int> Whole(int least, int most) =>
        new ScalarKind<int>(
            $"a whole number from {least} to {most}",
            (string text, out int value) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most,
            value => value.ToString(CultureInfo.InvariantCulture),
            json =>
            {
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", least);
                json.WriteNumber("maximum", most);
            }
        );

    /// <summary>A value of an enum, by its name.</summary>
    public static Kind<T> OneOf<T>()
        where T : struct, Enum => OneOf([.. Enum.GetValues<T>().Select(value => (value.ToName(), value))]);

    /// <summary>One of these words.</summary>
    public static Kind<string> OneOf(params IReadOnlyList<string> words) => OneOf([.. words.Select(word => (word, word))]);

    /// <summary>One of these words, each of which means something.</summary>
    public static Kind<T> OneOf<T>(IReadOnlyList<(string Word, T Meaning)> words)
    {
        IReadOnlyList<string> names = [.. words.Select(item => item.Word)];
        return new ScalarKind<T>(
            string.Join(" or ", names),
            (string text, out T value) =>
            {
                var found = names.Contains(text);
                value = found ? words.First(item => item.Word == text).Meaning : words[0].Meaning;
                return found;
            },
            value => words.First(item => EqualityComparer<T>.Default.Equals(item.Meaning, value)).Word,
            json => WriteValues(json, names)
        );
    }

    /// <summary>A text that fits a regular expression (ECMA-262).</summary>
    public static Kind<string> Matching(string allowed, string pattern, bool plain = false) =>
        new ScalarKind<string>(allowed, Fits(pattern), plain ? text => text : Quoted, json =>
        {
            json.WriteString("type", "string");
            json.WriteNumber("maxLength", LongestText);
            json.WriteString("pattern", pattern);
        });

    /// <summary>Reads such a text.</summary>
    public static TryParse<string> Fits(string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
        // In .NET a dollar fits before a last line feed as well.
        return (string text, out string value) => (value = text).Length <= LongestText && !text.EndsWith('\n') && regex.IsMatch(text);
    }

    /// <summary>The keyword that lists the values.</summary>
    public static void WriteValues(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>A text in quotes. They are JSON's, which YAML reads as they stand: whatever is in them stays inside.</summary>
    public static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
