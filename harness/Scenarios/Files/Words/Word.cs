namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>
/// A fault or a step as scenario files name it. In a file it stands alone (<c>- finish-interview</c>), with its first parameter
/// (<c>- answer: Yes.</c>) or with a mapping of all of them.
/// </summary>
/// <typeparam name="T">What it makes: a fault or a step.</typeparam>
internal sealed record Word<T>
    where T : class
{
    /// <summary>The word.</summary>
    public required string Name { get; init; }

    /// <summary>What the word does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>The type of what the word makes.</summary>
    public required Type Makes { get; init; }

    /// <summary>What it takes, the first being the one that may stand alone.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Makes the object from what follows the word.</summary>
    public required Func<FileNode, T> Read { get; init; }

    /// <summary>What belongs after the word for one that it made; null for nothing.</summary>
    public required Func<T, string?> Write { get; init; }

    /// <summary>Whether a first parameter alone says it all.</summary>
    public bool HasShortForm => Parameters.Count > 0 && Parameters.Skip(1).All(other => other.Default is not null);

    /// <summary>Makes a word without parameters.</summary>
    public static Word<T> Of<TMade>(string name, string summary, Func<TMade> make)
        where TMade : T => new()
        {
            Name = name,
            Summary = summary,
            Makes = typeof(TMade),
            Read = node => node.IsNull ? make() : throw node.Wrong($"'{name}' takes nothing: write only '- {name}'."),
            Write = _ => null,
        };

    /// <summary>Makes a word with one parameter.</summary>
    public static Word<T> Of<TMade, T1>(string name, string summary, Parameter<T1> one, Func<T1, TMade> make, Func<TMade, T1> take)
        where TMade : T => new()
        {
            Name = name,
            Summary = summary,
            Makes = typeof(TMade),
            Parameters = [one],
            Read = node => make(node.Entries is null || one.Kind.IsMapping ? one.Typed.Read(name, node) : one.Read(new(node, [one.Name]))),
            Write = made => one.Typed.Write(take((TMade)made)),
        };

    /// <summary>Makes a word with two parameters.</summary>
    public static Word<T> Of<TMade, T1, T2>(
        string name, string summary, Parameter<T1> one, Parameter<T2> two, Func<T1, T2, TMade> make, Func<TMade, (T1, T2)> take)
        where TMade : T => new()
        {
            Name = name,
            Summary = summary,
            Makes = typeof(TMade),
            Parameters = [one, two],
            Read = node =>
            {
                if (node.Entries is null)
                    return make(one.Typed.Read(name, node), two.LeftOut(name, node));
                var mapping = new FileMapping(node, [one.Name, two.Name]);
                return make(one.Read(mapping), two.Read(mapping));
            },
            Write = made =>
            {
                var (first, second) = take((TMade)made);
                var (firstText, secondText) = (one.Typed.Write(first), two.Typed.Write(second));
                return secondText == two.Default ? firstText : $"{{ {one.Name}: {firstText}, {two.Name}: {secondText} }}";
            },
        };
}
