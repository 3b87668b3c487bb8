namespace KojiWidgetHarness.Checks.Pages;

/// <summary>The parameters in the src of a widget's iframe.</summary>
internal static class EmbedSource
{
    /// <summary>The value of a parameter; null when it is not there.</summary>
    public static string? Read(Uri src, string name) =>
        Pairs(src)
            .Where(pair => pair.Name == name)
            .Select(pair => Uri.UnescapeDataString(pair.Text[(pair.Text.IndexOf('=', StringComparison.Ordinal) + 1)..]))
            .FirstOrDefault();

    /// <summary>All parameters, decoded as a form's (URL, 5.1), in their order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parameters(Uri src) =>
        [.. Pairs(src).Select(pair => (pair.Name, Decode(pair.Text.Split('=', 2) is [_, var value] ? value : "")))];

    /// <summary>A form's text, decoded (URL, 5.1).</summary>
    internal static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>All parameters by name, each as it is written.</summary>
    public static IEnumerable<(string Name, string Text)> Pairs(Uri src) =>
        src
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => (Uri.UnescapeDataString(text.Split('=', 2)[0]), text));
}

/// <summary>The parameters of a src with where they are in it.</summary>
internal sealed class SrcParameters
{
    private readonly int query;
    private readonly int end;

    public SrcParameters(string src)
    {
        end = src.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : src.Length;
        query = src.IndexOf('?', 0, end);
        All = query < 0 ? [] : [.. Read(src[..end], query + 1)];
    }

    /// <summary>All parameters, decoded, in their order.</summary>
    public IReadOnlyList<(int Start, int Length, string Name, string Value)> All { get; }

    /// <summary>The edits that take some of them out, each with an ampersand that is then too many.</summary>
    public IEnumerable<TextEdit> Without(Func<string, string, bool> isUnwanted)
    {
        bool[] unwanted = [.. All.Select(parameter => isUnwanted(parameter.Name, parameter.Value))];
        if (unwanted.Length > 0 && !unwanted.Contains(false))
            return [new(query, end - query, "")];
        var first = Array.IndexOf(unwanted, false);
        return All.Index()
            .Where(item => unwanted[item.Index])
            .Select(item => new TextEdit(item.Index > first ? item.Item.Start - 1 : item.Item.Start, item.Item.Length + 1, ""));
    }

    /// <summary>Reads the parameters in a text from one character on.</summary>
    public static IEnumerable<(int Start, int Length, string Name, string Value)> Read(string text, int start)
    {
        while (start <= text.Length)
        {
            var next = text.IndexOf('&', start) is >= 0 and var found ? found : text.Length;
            string[] parts = text[start..next].Split('=', 2);
            yield return (start, next - start, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? EmbedSource.Decode(parts[1]) : "");
            start = next + 1;
        }
    }
}
