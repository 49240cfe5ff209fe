# Makes the reference values that the tests of app/statistics compare with. Run from this folder:
#   Rscript make.R
# R 4.2.2, psych 2.2.9, multilevel 2.7 (Debian 12: r-base-core r-cran-psych r-cran-multilevel r-cran-gparotation).
suppressMessages({library(psych); library(multilevel)})
set.seed(20210601)
options(digits = 17)

# Answers: 12 networks of 8 to 20 people, 6 items on 1-5, one common factor, networks that differ.
sizes <- sample(8:20, 12, replace = TRUE)
network <- rep(seq_along(sizes), sizes)
level <- rnorm(length(sizes), 0, 0.5)[network]
factor <- level + rnorm(length(network))
loadings <- c(0.85, 0.75, 0.7, 0.6, 0.5, 0.4)
latent <- outer(factor, loadings) + matrix(rnorm(length(network) * 6), ncol = 6) %*% diag(sqrt(1 - loadings^2))
answers <- pmin(pmax(round(latent * 1.1 + 3.2), 1), 5)
colnames(answers) <- paste0("item", 1:6)
write.csv(data.frame(network, answers), "answers.csv", row.names = FALSE)

values <- list()
note <- function(name, value) values[[name]] <<- as.numeric(value)

# Agreement in each network (multilevel), uniform null variance (5^2 - 1) / 12 = 2.
note("rwg_j", rwg.j(answers, network, ranvar = 2)$rwg.j)
note("ad", ad.m(answers, network)$AD.M)
note("rwg_1", rwg(answers[, 1], network, ranvar = 2)$rwg)

# Mean of each network, with a 95% interval; and one for a sample of its size from twice as many people.
score <- rowMeans(answers)
note("n", tapply(score, network, length))
note("mean", tapply(score, network, mean))
note("sd", tapply(score, network, sd))
note("ci_low", tapply(score, network, function(x) t.test(x)$conf.int[1]))
note("ci_high", tapply(score, network, function(x) t.test(x)$conf.int[2]))

# Reliability over all people (psych, and base R for the item-rest correlations).
covariance <- cov(answers)
a <- psych::alpha(answers, warnings = FALSE)
note("alpha", a$total$raw_alpha)
feldt <- psych::alpha.ci(a$total$raw_alpha, n.obs = nrow(answers), n.var = 6)
note("feldt", c(feldt$lower.ci, feldt$upper.ci))
note("item_rest_r", sapply(1:6, function(i) cor(answers[, i], rowSums(answers[, -i]))))
one <- psych::fa(answers, nfactors = 1, fm = "minres")
note("uniquenesses", one$uniquenesses)
note("omega_total", suppressMessages(psych::omega(answers, nfactors = 1, plot = FALSE, flip = FALSE))$omega.tot)

# Variance between networks.
model <- aov(score ~ as.factor(network))
note("icc1", ICC1(model))
note("icc2", ICC2(model))

# `attitude`, in every R: 30 departments, 7 items (Chatterjee & Price 1977).
write.csv(attitude, "attitude.csv", row.names = FALSE)
b <- psych::alpha(attitude, warnings = FALSE)
note("attitude_alpha", b$total$raw_alpha)
note("attitude_item_rest_r", b$item.stats$r.drop)
note("attitude_uniquenesses", psych::fa(attitude, nfactors = 1, fm = "minres")$uniquenesses)
note("attitude_omega_total",
     suppressMessages(psych::omega(attitude, nfactors = 1, plot = FALSE, flip = FALSE))$omega.tot)

# Two groups: dominance over all pairs, the exact permutation test over all divisions; Holm.
x <- c(3, 4, 4, 5, 2, 5, 4)
y <- c(2, 3, 1, 3, 4, 2)
note("cliffs_delta", mean(sign(outer(x, y, "-"))))
pooled <- c(x, y)
divisions <- combn(length(pooled), length(x))
difference <- apply(divisions, 2, function(i) mean(pooled[i]) - mean(pooled[-i]))
note("permutation_p", mean(abs(difference) >= abs(mean(x) - mean(y)) - 1e-9))
note("holm", p.adjust(c(0.01, 0.02, 0.03, 0.005, 0.6, 0.04), method = "holm"))
note("welch", c(mean(x) - mean(y), t.test(x, y)$conf.int))
note("welch_90", t.test(x, y, conf.level = 0.9)$conf.int)

lines <- sapply(names(values), function(n) paste0('  "', n, '": [', paste(format(values[[n]], digits = 17), collapse = ", "), "]"))
writeLines(c("{", paste(lines, collapse = ",\n"), "}"), "values.json")
