package io.github.chatspec.spark;

import io.github.chatspec.check.Baseline;
import io.github.chatspec.check.Check;
import io.github.chatspec.check.PartCheck;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.PackedContracts;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.routing.BaseUrl;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What every process of a run needs to judge alike: contracts, settings and baseline as bytes, and the day of the run. */
final class CheckPlan implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The checks of this process by the id of their plan, since to make one takes longer than to judge a small part. */
    private static final Map<String, PartCheck> CHECKS = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final byte[] contracts;
    private final byte[] settings;
    private final String settingsFile;
    private final LinkedHashMap<String, String> levels;
    private final LocalDate day;
    private final byte[] baseline;
    private final String baselineFile;
    private final ArrayList<String> bases;
    private final boolean onlyKnown;
    private final boolean showValues;
    private final boolean coverage;

    /**
     * Creates a plan.
     *
     * @param contracts the contracts in their order
     * @param settings the content of the settings' file; empty without settings
     * @param baseline the content of the baseline's file; empty without a baseline
     * @param options the options
     * @param day the day of the run in UTC
     */
    CheckPlan(List<Contract> contracts, byte[] settings, byte[] baseline, JobOptions options, LocalDate day) {
        this.contracts = PackedContracts.pack(contracts);
        this.settings = settings;
        this.settingsFile = options.config().orElse("");
        this.levels = new LinkedHashMap<>(options.levels());
        this.day = day;
        this.baseline = baseline;
        this.baselineFile = options.baseline().orElse("");
        this.bases = new ArrayList<>(options.bases());
        this.onlyKnown = options.isSet(JobOptions.ONLY_KNOWN);
        this.showValues = options.isSet(JobOptions.SHOW_VALUES);
        this.coverage = options.isSet(JobOptions.COVERAGE);
    }

    /** Returns the check of this process. */
    PartCheck check() {
        return CHECKS.computeIfAbsent(id, absent -> PartCheck.of(configured()));
    }

    /** Returns the settings with the levels of the command line. */
    Settings settings() {
        Settings all = settings.length == 0 ? Settings.NONE : Settings.of(settings, settingsFile);
        for (Map.Entry<String, String> level : levels.entrySet()) {
            all = all.level(level.getKey(), level.getValue());
        }
        return all;
    }

    Baseline known() {
        return baseline.length == 0 ? Baseline.of(Set.of()) : Baseline.of(baseline, baselineFile);
    }

    LocalDate day() {
        return day;
    }

    /** Makes the check, as {@link #check} does once per process. */
    Check configured() {
        List<Contract> loaded = PackedContracts.unpack(contracts);
        Judge judge = Judge.of(loaded).with(settings(), day);
        List<BaseUrl> urls = new ArrayList<>();
        for (String base : bases) {
            urls.add(BaseUrl.of(base, loaded));
        }
        Check.Builder check =
                Check.builder(showValues ? judge : judge.masking()).bases(urls).baseline(known());
        if (onlyKnown) {
            check.onlyKnown();
        }
        if (coverage) {
            check.coverage(loaded);
        }
        return check.build();
    }
}
