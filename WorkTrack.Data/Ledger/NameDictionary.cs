using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>A name that has to be in the database, by the time its key is used there.</summary>
/// <param name="Key">The name's key.</param>
/// <param name="Text">The name.</param>
/// <param name="Hour">The hour of the claim that uses it.</param>
internal sealed record StoredName(long Key, string Text, long Hour);

/// <summary>
/// The names of programs and titles that the database is known to have, so that each is written once a day and not with
/// every claim, and its key need not be computed again. A commit that was given up as hung may end while the next is under
/// way, hence the lock.
/// </summary>
internal sealed class NameDictionary
{
    // A name's last hour in the database may be this far behind.
    private const long Slack = 24;

    // Forgetting all of them costs writing them once more.
    private const int Most = 20_000;

    private readonly Lock _using = new();
    private readonly Dictionary<string, StoredName> _programs = [];
    private readonly Dictionary<string, StoredName> _titles = [];

    /// <summary>Begins a batch.</summary>
    public Batch Begin() => new(this);

    /// <summary>Says that a batch's names were written.</summary>
    public void Remember(Batch written)
    {
        if (written.Programs.Count + written.Titles.Count == 0)
        {
            return;
        }

        lock (_using)
        {
            Remember(_programs, written.Programs);
            Remember(_titles, written.Titles);
        }
    }

    private static void Remember(Dictionary<string, StoredName> known, IReadOnlyCollection<StoredName> names)
    {
        if (known.Count + names.Count > Most)
        {
            known.Clear();
        }

        foreach (var name in names)
        {
            known[name.Text] = name;
        }
    }

    private StoredName? Find(Dictionary<string, StoredName> known, string text)
    {
        lock (_using)
        {
            return known.GetValueOrDefault(text);
        }
    }

    /// <summary>The names of one batch.</summary>
    internal sealed class Batch(NameDictionary names)
    {
        private readonly Dictionary<string, StoredName> _newPrograms = [];
        private readonly Dictionary<string, StoredName> _newTitles = [];

        /// <summary>The programs' names that have to be written with it.</summary>
        public IReadOnlyCollection<StoredName> Programs => _newPrograms.Values;

        /// <summary>The titles that have to be written with it.</summary>
        public IReadOnlyCollection<StoredName> Titles => _newTitles.Values;

        /// <summary>The key of a claim's program.</summary>
        public long ProgramOf(ProgramHour claim) => KeyOf(names._programs, _newPrograms, claim.Front.Program, claim.Hour);

        /// <summary>The key of a claim's title.</summary>
        public long TitleOf(ProgramHour claim) => KeyOf(names._titles, _newTitles, claim.Front.Title, claim.Hour);

        private long KeyOf(Dictionary<string, StoredName> known, Dictionary<string, StoredName> added, string? text, long hour)
        {
            if (text is null)
            {
                return NameKey.Unknown;
            }

            if (added.TryGetValue(text, out var name))
            {
                if (name.Hour < hour)
                {
                    added[text] = name with { Hour = hour };
                }
            }
            else if (names.Find(known, text) is not { } stored)
            {
                added[text] = name = new StoredName(NameKey.Of(text), text, hour);
            }
            else if (stored.Hour < hour - Slack)
            {
                added[text] = name = stored with { Hour = hour };
            }
            else
            {
                name = stored;
            }

            return name.Key;
        }
    }
}
