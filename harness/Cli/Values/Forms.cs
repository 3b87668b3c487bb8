using System.Globalization;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Values;

/// <summary>The forms of values that more than one command takes.</summary>
internal static class Forms
{
    /// <summary>A port; 0 takes a free one.</summary>
    public static ValueForm<int> Port { get; } = new("PORT", "a port from 0 to 65535", Number(0, 65_535));

    /// <summary>A time above zero, at most 24 days.</summary>
    public static ValueForm<TimeSpan> Time { get; } =
        new("TIME", $"a time {TimeText.Forms}", TimeText.TryParse)
        {
            Hint = text =>
                TimeText.TryParse(text + "s", out _) ? $" A number needs a unit: {text}s is seconds, {text}ms milliseconds." : "",
        };

    /// <summary>A text with something in it.</summary>
    public static ValueForm<string> Text { get; } = TextFor("TEXT");

    /// <summary>The path of a file.</summary>
    public static ValueForm<string> File { get; } = TextFor("FILE") with { Takes = "the path of a file" };

    /// <summary>The path of a folder.</summary>
    public static ValueForm<string> Folder { get; } = TextFor("FOLDER") with { Takes = "the path of a folder" };

    /// <summary>The address of a page or server.</summary>
    public static ValueForm<WebAddress> Address { get; } =
        new("URL", "an address that begins with http:// or https://", WebAddress.TryParse) { Show = WebAddress.Shown };

    /// <summary>Gets what opens a host or a simulator.</summary>
    public static ValueForm<string> Token { get; } = new("TOKEN", "a token as 'up' prints it", TryReadToken);

    /// <summary>Gets what a scenario may be called.</summary>
    public static ValueForm<string> ScenarioName { get; } =
        TextFor("NAME") with
        {
            Takes = "1 to 50 lowercase letters, digits and hyphens",
            Read = (text, out name) => ScenarioFile.IsName(name = text),
        };

    /// <summary>A file that <c>run</c> knows for one by its name.</summary>
    public static ValueForm<string> ScenarioPath { get; } =
        TextFor("FILE") with
        {
            Takes = "a name that ends in .yaml, so that 'run' knows it for a file",
            Read = (text, out path) => ScenarioFile.IsFile(path = text),
        };

    /// <summary>A whole number.</summary>
    public static ValueForm<int> Whole(int least, int most = int.MaxValue) =>
        new(
            "NUMBER",
            $"a whole number {(most == int.MaxValue ? Invariant($"from {least}") : Invariant($"from {least} to {most}"))}",
            Number(least, most)
        );

    /// <summary>A text with something in it, by another name in help.</summary>
    public static ValueForm<string> TextFor(string standsFor) => new(standsFor, "a text", TryReadText);

    /// <summary>One of a few words.</summary>
    public static ValueForm<string> Choice(params IReadOnlyList<string> words) => Choice(words.Select(word => (word, word)));

    /// <summary>Gets what one of a few words means.</summary>
    public static ValueForm<T> Choice<T>(params IEnumerable<(string Word, T Means)> words)
    {
        var all = words.ToList();
        IReadOnlyList<string> known = [.. all.Select(item => item.Word)];
        return new("WORD", known.Count == 1 ? known[0] : $"{string.Join(", ", known.SkipLast(1))} or {known[^1]}", (text, out value) =>
        {
            var found = all.FindIndex(item => item.Word == text);
            value = found < 0 ? default : all[found].Means;
            return found >= 0;
        }) { Words = known, Hint = text => NearWords.Question(text, known) };
    }

    /// <summary>One of many words, which stand elsewhere.</summary>
    /// <param name="standsFor">What stands for it in help.</param>
    /// <param name="takes">What it takes, in words.</param>
    /// <param name="words">The words.</param>
    /// <param name="see">The command that lists them.</param>
    public static ValueForm<string> Known(string standsFor, string takes, IEnumerable<string> words, string see)
    {
        IReadOnlyList<string> known = [.. words.Distinct(StringComparer.Ordinal)];
        return new(standsFor, takes, (text, out value) => known.Contains(value = text))
        {
            Hint = text =>
                NearWords.Question(text, known) is { Length: > 0 } question ? question : $" They are listed by 'koji-harness {see}'.",
        };
    }

    private static TryRead<int> Number(int least, int most) =>
        (text, out number) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number >= least
            && number <= most;

    private static bool TryReadText(string text, out string value) =>
        !string.IsNullOrWhiteSpace(value = text) && !text.Contains('\0', StringComparison.Ordinal);

    // It travels in a header.
    private static bool TryReadToken(string text, out string token) =>
        (token = text).Length > 0 && text.All(letter => letter is >= '!' and <= '~');

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>What may be in the environment instead of on the command line.</summary>
internal static class Variables
{
    /// <summary>The variable's value; null where it is not set, or empty.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static T? Read<T>(string name, ValueForm<T> form)
        where T : class =>
        Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text ? null
        : form.Read(text, out var value) ? value
        : throw new UsageException($"The variable {name} takes {form.Takes}.");
}
