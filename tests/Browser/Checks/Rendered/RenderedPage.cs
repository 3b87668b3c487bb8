using CsCheck;

namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>A page in some language whose embeds nobody wrote.</summary>
/// <param name="Dialect">The language.</param>
/// <param name="Index">Which of its pages it is.</param>
/// <param name="Embeds">How many iframes it has.</param>
/// <param name="Text">All of it.</param>
internal sealed record RenderedPage(Dialect Dialect, int Index, int Embeds, string Text)
{
    private static readonly string[] Sources =
    [
        "https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?mode=voice&external_id=a",
        "http://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "//koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?api_key=abc&mode=voice",
        "https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?accent_color=%230f766e",
        "https://app.getkoji.com/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7",
    ];

    private static readonly string[] Allows =
    [
        "microphone",
        "microphone; camera",
        "camera",
        "camera, microphone",
        "microphone 'none'",
        "microphone 'self'",
        "microphone https://koji.so",
        "fullscreen; microphone *",
        "",
    ];

    private static readonly string[] Titles = ["Interview", "It's live", "a > b", "Say \"hi\"", "mail me@koji.example", "x=1 & y"];

    /// <summary>The name of its file.</summary>
    public string File => $"page{Index}{Dialect.Ending}";

    /// <summary>Makes one.</summary>
    public static RenderedPage Make(Dialect dialect, int index, int embeds, PCG random)
    {
        var parts = new List<string>();
        for (var number = 0; number < embeds; number++)
            parts.Add(Around(dialect, Tag(dialect, number, random), random));
        return new(dialect, index, embeds, dialect.File(string.Join('\n', parts)));
    }

    private static string Around(Dialect dialect, string tag, PCG random) =>
        Next(random, 8) switch
        {
            0 => dialect.If(tag),
            1 => dialect.Loop(tag),
            2 => $"{dialect.Comment($"<iframe src=\"{Sources[0]}\" title=\"no\"></iframe>")}\n{tag}",
            3 => $"<p class=\"x\">Text</p>\n{tag}",
            _ => tag,
        };

    private static string Tag(Dialect dialect, int number, PCG random)
    {
        var attributes = new List<string>
        {
            Literal("id", $"f{number}"),
            Next(random, 4) == 0 ? dialect.Source("id") : Literal("src", Pick(Sources)),
        };
        attributes.AddRange(Some("allow", 6, Allows, "good", "bad"));
        attributes.AddRange(
            Some("sandbox", 2, ["allow-scripts allow-same-origin", "allow-scripts", "allow-same-origin", ""], "box", "small")
        );
        attributes.AddRange(Some("title", 6, Titles, "title", "title"));
        attributes.AddRange(Some("loading", 1, ["lazy", "eager"], null, null));
        attributes.AddRange(Some("referrerpolicy", 1, ["no-referrer", "origin"], null, null));
        var order = attributes.OrderBy(_ => random.Next()).ToList();
        if (dialect.Spread is { } spread && Next(random, 8) == 0)
            order.Insert(Next(random, 2) == 0 ? 0 : order.Count, spread(Next(random, 2) == 0 ? "attrs" : "boxed"));
        var between = Pick([" ", " ", "\n    ", "  "]);
        var end = dialect.ClosesItself && Next(random, 2) == 0 ? " />" : "></iframe>";
        return $"<iframe{string.Concat(order.Select(attribute => between + attribute))}{(order[^1][^1] == '/' ? " " : "")}{end}";

        string Literal(string name, string value) => dialect.Literal(name, value, Pick(dialect.Quotings));

        // Out of eight it is there so often, mostly written.
        IEnumerable<string> Some(string name, int often, IReadOnlyList<string> values, string? member, string? other)
        {
            if (Next(random, 8) >= often)
                yield break;
            var kind = Next(random, 6);
            if (kind == 0 && member is not null && other is not null)
                yield return dialect.Expression(name, Next(random, 2) == 0 ? member : other);
            else if (kind == 1 && name != "title" && dialect.Conditional is { } conditional)
                yield return conditional(dialect.Literal(name, values[0], Quoting.Double), Next(random, 2) == 0 ? "on" : "off");
            else
                yield return Literal(name, Pick(values));
        }

        T Pick<T>(IReadOnlyList<T> choices) => choices[Next(random, choices.Count)];
    }

    private static int Next(PCG random, int below) => (int)(random.Next() % (uint)below);
}
